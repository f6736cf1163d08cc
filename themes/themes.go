// Package themes has the built-in theme, and lays a site's own theme over it:
// any single template or asset of it can be replaced.
package themes

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed default
var builtIn embed.FS

// Theme is the templates and assets of a portal.
type Theme struct {
	dir  *os.Root // of the site's own theme; nil without one
	own  fs.FS    // nil without one
	base fs.FS
}

// Open finds the theme of a site: the built-in one, under themes/<name>/ of the
// site where name is set. Links are followed within that folder only: what lies
// elsewhere is not read, so that no theme can publish it. The theme holds its
// folder open, which on Windows keeps that from being renamed, until it is closed.
func Open(siteDir, name string) (*Theme, error) {
	base, err := fs.Sub(builtIn, "default")
	if err != nil {
		return nil, err
	}
	t := &Theme{base: base}
	if name == "" {
		return t, nil
	}
	site, err := os.OpenRoot(siteDir)
	if err != nil {
		return nil, err
	}
	defer site.Close()
	dir, err := site.OpenRoot(path.Join("themes", name))
	if leaves(err) {
		return nil, fmt.Errorf("themes/%s is a link that leaves the site's folder; copy the theme there", name)
	}
	if err != nil || !filepath.IsLocal(name) {
		return nil, errors.New("there is no folder themes/" + name + "; remove `theme:` from launchbook.yaml, or add it")
	}
	t.dir, t.own = dir, dir.FS()
	return t, nil
}

// Close lets go of the theme's folder.
func (t *Theme) Close() error {
	if t.dir == nil {
		return nil
	}
	return t.dir.Close()
}

// leaves tells whether os.Root refused a link. It has no error value for that.
func leaves(err error) bool {
	var refused *fs.PathError
	return errors.As(err, &refused) && strings.Contains(refused.Err.Error(), "escapes")
}

// Read is a file of the theme, the site's own before the built-in one.
func (t *Theme) Read(name string) ([]byte, error) {
	if t.own != nil {
		data, err := fs.ReadFile(t.own, name)
		if leaves(err) {
			return nil, fmt.Errorf("%s of the theme is behind a link that leaves the theme's folder; copy the file there", name)
		}
		if !errors.Is(err, fs.ErrNotExist) {
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
