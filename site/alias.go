package site

import (
	"path"
	"strings"
)

// AliasPage is the page of a former address, as a path from the portal's root: an alias
// that ends in a slash is a folder's, any other may leave out its ending.
func AliasPage(alias string) string {
	name := strings.TrimPrefix(path.Clean("/"+strings.TrimSuffix(alias, ".md")), "/")
	switch {
	case name == "" || strings.HasSuffix(alias, "/"):
		return path.Join(name, "index.html")
	case path.Ext(name) != ".html":
		return name + ".html"
	}
	return name
}
