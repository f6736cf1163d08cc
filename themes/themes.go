// Package themes has the built-in theme, and lays a site's own theme over it:
// any single template or asset of it can be replaced.
package themes

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed default
var builtIn embed.FS

// Theme is the templates and assets of a portal.
type Theme struct {
	own  fs.FS // nil without one
	base fs.FS
}

// Open finds the theme of a site: the built-in one, under themes/<name>/ of the
// site where name is set.
func Open(siteDir, name string) (*Theme, error) {
	base, err := fs.Sub(builtIn, "default")
	if err != nil {
		return nil, err
	}
	t := &Theme{base: base}
	if name == "" {
		return t, nil
	}
	dir := filepath.Join(siteDir, "themes", name)
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() || !filepath.IsLocal(name) {
		return nil, errors.New("there is no folder themes/" + name + "; remove `theme:` from launchbook.yaml, or add it")
	}
	t.own = os.DirFS(dir)
	return t, nil
}

// Read is a file of the theme, the site's own before the built-in one.
func (t *Theme) Read(name string) ([]byte, error) {
	if t.own != nil {
		if data, err := fs.ReadFile(t.own, name); !errors.Is(err, fs.ErrNotExist) {
			return data, err
		}
	}
	return fs.ReadFile(t.base, name)
}

// List finds the files of the theme that a pattern of fs.Glob matches, sorted.
func (t *Theme) List(pattern string) ([]string, error) {
	var names []string
	for _, from := range []fs.FS{t.base, t.own} {
		if from == nil {
			continue
		}
		found, err := fs.Glob(from, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.SortFunc(names, strings.Compare)
	return names, nil
}
