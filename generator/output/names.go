package output

import (
	"fmt"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// names finds paths that would be the same file on a system that ignores case or
// the way accents are encoded.
type names struct {
	files   map[string]struct{} // folded paths
	written map[string]string   // folded path -> path, where it is another
	folders map[string]string   // folded path of a folder -> the first file in it
	foreign map[string]bool     // paths of files that launchbook did not write
}

func newNames(foreign []string) *names {
	n := &names{
		files:   map[string]struct{}{},
		written: map[string]string{},
		folders: map[string]string{},
		foreign: map[string]bool{},
	}
	for _, path := range foreign {
		n.foreign[path] = true
		n.add(Folded(path), path)
	}
	return n
}

// claim takes a path for a page.
func (n *names) claim(path string) error {
	key := Folded(path)
	if other, ok := n.file(key); ok {
		return n.taken(path, other)
	}
	if inside, ok := n.folders[key]; ok {
		return fmt.Errorf("`%s` would be a file and, for `%s`, a folder too; rename one of them", path, inside)
	}
	for i := range key {
		if key[i] != '/' {
			continue
		}
		if other, ok := n.file(key[:i]); ok {
			return fmt.Errorf("`%s` needs a folder where `%s` is a file; rename one of them", path, other)
		}
	}
	n.add(key, path)
	return nil
}

func (n *names) taken(path, other string) error {
	switch {
	case n.foreign[other]:
		return fmt.Errorf("`%s` in the output folder was not written by launchbook, and a page would replace it; move the file away", other)
	case path == other:
		return fmt.Errorf("`%s` is written twice; give one of the two pages another address", path)
	}
	return fmt.Errorf("`%s` and `%s` are the same file on systems that ignore case; rename one of them", other, path)
}

func (n *names) add(key, path string) {
	n.files[key] = struct{}{}
	if key != path {
		n.written[key] = path
	}
	for i := range key {
		if key[i] == '/' {
			if _, ok := n.folders[key[:i]]; !ok {
				n.folders[key[:i]] = path
			}
		}
	}
}

// file is the path of the file that has a folded path.
func (n *names) file(key string) (string, bool) {
	if path, ok := n.written[key]; ok {
		return path, true
	}
	_, ok := n.files[key]
	return key, ok
}

// has tells whether exactly this path was claimed.
func (n *names) has(path string) bool {
	file, ok := n.file(Folded(path))
	return ok && file == path
}

// Folded is what paths have in common that are the same file on a system that
// ignores case or the way accents are encoded.
func Folded(path string) string {
	for i := range len(path) {
		if path[i] >= 0x80 {
			return norm.NFC.String(cases.Fold().String(norm.NFD.String(path)))
		}
	}
	return strings.ToLower(path)
}
