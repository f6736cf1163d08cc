package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// place is where an output folder is: its name within its opened parent.
type place struct {
	given  string   // as the caller wrote it, for messages
	dir    string   // absolute, links in the parent resolved
	base   string   // the last element of dir
	parent *os.Root // every access goes through it
}

// shown is how messages name a file of the output folder.
func (p place) shown(path string) string { return filepath.Join(p.given, filepath.FromSlash(path)) }

// locate resolves the folder, makes its parent where that is missing, and
// refuses a folder that must not be replaced.
func locate(dir string, protect []string) (place, error) {
	p, err := find(dir, protect)
	if err != nil {
		return place{}, err
	}
	parent := filepath.Dir(p.dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return place{}, explain(filepath.Dir(p.given), err)
	}
	if p.parent, err = os.OpenRoot(parent); err != nil {
		return place{}, explain(filepath.Dir(p.given), err)
	}
	return p, nil
}

// Check says why launchbook must not put a portal into a folder, which need not
// exist: it is a link, a repository, or holds one of the protected paths, the
// home folder or the working folder.
func Check(dir string, protect []string) error {
	_, err := find(dir, protect)
	return err
}

// Idle tells whether no build of a folder is going on, or has left something
// beside it.
func Idle(dir string) bool {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return false
	}
	base := filepath.Base(abs)
	entries, err := os.ReadDir(filepath.Dir(abs))
	return err == nil && !slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return e.Name() == lockName(base) || strings.HasPrefix(e.Name(), stagePrefix(base))
	})
}

// find resolves the folder without making or opening anything.
func find(dir string, protect []string) (place, error) {
	if dir == "" {
		return place{}, errors.New("`` is not an output folder; name one, such as `public`")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return place{}, explain(dir, err)
	}
	if filepath.Dir(abs) == abs {
		return place{}, fmt.Errorf("`%s` cannot be the output folder: it is the root of the file system; choose a folder of its own, such as `public`", dir)
	}
	p := place{given: filepath.Clean(dir), base: filepath.Base(abs)}
	real := resolve(filepath.Dir(abs))
	p.dir = filepath.Join(real, p.base)
	return p, p.refuse(protect)
}

// refuse says why the folder cannot be an output folder.
func (p place) refuse(protect []string) error {
	info, err := os.Lstat(p.dir)
	switch {
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("`%s` is a symbolic link; name the folder that it points to", p.given)
	case err == nil && !info.IsDir():
		return fmt.Errorf("`%s` is a file; the output must be a folder", p.given)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return explain(p.given, err)
	}
	switch _, err := os.Lstat(filepath.Join(p.dir, ".git")); {
	case err == nil:
		return fmt.Errorf("`%s` cannot be the output folder: it is the root of a git repository; choose a folder inside it, such as `%s`",
			p.given, filepath.Join(p.given, "public"))
	case !errors.Is(err, fs.ErrNotExist):
		return explain(p.given, err)
	}
	for _, place := range p.untouchable(protect) {
		if place.path != "" && p.contains(info, place.path) {
			return fmt.Errorf("`%s` cannot be the output folder: it holds %s; choose a folder of its own, such as `public`", p.given, place.what)
		}
	}
	return nil
}

type untouchable struct{ path, what string }

func (p place) untouchable(protect []string) []untouchable {
	home, _ := os.UserHomeDir()
	work, _ := os.Getwd()
	list := []untouchable{{home, "your home folder"}, {work, "the folder that you are in"}}
	for _, path := range protect {
		list = append(list, untouchable{path, "`" + path + "`, which the site is made from"})
	}
	return list
}

// contains tells whether path is the output folder or lies within it. Folders
// are compared by identity too, as a name can be written in several ways.
func (p place) contains(info fs.FileInfo, path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for at := resolve(abs); ; at = filepath.Dir(at) {
		if at == p.dir {
			return true
		}
		if other, err := os.Stat(at); err == nil && info != nil && os.SameFile(info, other) {
			return true
		}
		if filepath.Dir(at) == at {
			return false
		}
	}
}

// resolve follows the links of a path as far as the path exists.
func resolve(abs string) string {
	real, err := filepath.EvalSymlinks(abs)
	if err == nil {
		return real
	}
	dir := filepath.Dir(abs)
	if dir == abs || strings.HasSuffix(abs, string(filepath.Separator)) {
		return abs
	}
	return filepath.Join(resolve(dir), filepath.Base(abs))
}
