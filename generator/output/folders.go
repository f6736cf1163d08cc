package output

import (
	"errors"
	"iter"
	"os"
	"path"
	"slices"
	"sync"

	"github.com/launchbook/launchbook/source/pool"
)

// folders opens files below a folder without walking down to each from the top:
// that takes longer than writing a page. It keeps the folders that were used
// last open.
type folders struct {
	root *os.Root

	mu   sync.Mutex
	idle []*openFolder // that nobody works in, the last used one last
}

type openFolder struct {
	name string
	root *os.Root
	dir  *os.File // nil until somebody makes a file in the folder, or a link
}

// handle is the folder for the calls that want one.
func (f *openFolder) handle() (*os.File, error) {
	if f.dir != nil {
		return f.dir, nil
	}
	var err error
	f.dir, err = f.root.Open(".")
	return f.dir, err
}

func (f *openFolder) close() {
	f.root.Close()
	if f.dir != nil {
		f.dir.Close()
	}
}

// maxIdle bounds the folders that are kept open.
const maxIdle = 16

// in calls do with the folder that a slash-separated path lies in, and the
// path's last element. The folder has to exist.
func (f *folders) in(name string, do func(folder *os.Root, base string) error) error {
	dir, base := path.Split(name)
	if dir == "" {
		return do(f.root, base)
	}
	folder, err := f.take(path.Clean(dir))
	if err != nil {
		return err
	}
	defer f.put(folder)
	return do(folder.root, base)
}

func (f *folders) take(name string) (*openFolder, error) {
	f.mu.Lock()
	for i, folder := range slices.Backward(f.idle) {
		if folder.name == name {
			f.idle = slices.Delete(f.idle, i, i+1)
			f.mu.Unlock()
			return folder, nil
		}
	}
	f.mu.Unlock()
	root, err := f.root.OpenRoot(name)
	return &openFolder{name: name, root: root}, err
}

func (f *folders) put(folder *openFolder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.idle = append(f.idle, folder)
	if len(f.idle) > maxIdle {
		f.idle[0].close()
		f.idle = slices.Delete(f.idle, 0, 1)
	}
}

// close closes all folders, the top one too. Nobody may work in them any more.
func (f *folders) close() {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, folder := range f.idle {
		folder.close()
	}
	f.idle = nil
	f.root.Close()
}

// link makes a hard link to a file of another tree, which keeps its path.
func (f *folders) link(name string, from *folders) error {
	source, err := from.take(path.Dir(name))
	if err != nil {
		return err
	}
	defer from.put(source)
	target, err := f.take(path.Dir(name))
	if err != nil {
		return err
	}
	defer f.put(target)
	a, err := source.handle()
	if err != nil {
		return err
	}
	b, err := target.handle()
	if err != nil {
		return err
	}
	return linkBetween(a, b, path.Base(name))
}

// byFolder calls do with every path on all cores, with those of one folder one after
// another, as the system lets only one at a time change a folder. Each core stops at
// its first error.
func byFolder(paths []string, do func(path string) error) error {
	groups := folded(paths)
	failed := make([]error, len(groups))
	pool.Share(len(groups), func(indexes iter.Seq[int]) {
		for i := range indexes {
			for _, path := range groups[i] {
				if failed[i] = do(path); failed[i] != nil {
					return
				}
			}
		}
	})
	return errors.Join(failed...)
}

// folded are the paths by the folders that they lie in.
func folded(paths []string) [][]string {
	var groups [][]string
	at := map[string]int{}
	for _, name := range paths {
		i, known := at[path.Dir(name)]
		if !known {
			i = len(groups)
			at[path.Dir(name)] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], name)
	}
	return groups
}

// readFile is the content of a file.
func (f *folders) readFile(name string) (data []byte, err error) {
	err = f.in(name, func(folder *os.Root, base string) error {
		data, err = folder.ReadFile(base)
		return err
	})
	return data, err
}
