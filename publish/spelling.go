package publish

import (
	"os"
	"path/filepath"

	"github.com/launchbook/launchbook/generator/output"
)

// respell renames what a folder has under another spelling of a portal's path.
// Where the system ignores case, `Faq.html` in the folder is the file that
// `faq.html` is written to: it may be somebody's, and must not be deleted after
// that. A store that is no folder tells all spellings apart.
func (s *Store) respell(local []output.File, objects map[string]object, owned map[string]output.File) {
	if s.folder == "" {
		return
	}
	spelled := make(map[string]string, len(local)) // folded path -> path
	for _, f := range local {
		spelled[output.Folded(f.Path)] = f.Path
	}
	for name, o := range objects {
		if path := spelled[output.Folded(name)]; s.respelled(name, path) {
			delete(objects, name)
			objects[path] = o
		}
	}
	for name, f := range owned {
		if path := spelled[output.Folded(name)]; s.respelled(name, path) {
			delete(owned, name)
			f.Path = path
			owned[path] = f
		}
	}
}

// respelled tells whether a path of a portal is another one for the same file.
func (s *Store) respelled(name, path string) bool {
	if path == "" || path == name {
		return false
	}
	one, err := os.Lstat(filepath.Join(s.folder, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	other, err := os.Lstat(filepath.Join(s.folder, filepath.FromSlash(path)))
	return err == nil && os.SameFile(one, other)
}
