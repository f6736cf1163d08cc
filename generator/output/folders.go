package output

import (
	"os"
	"path"
	"slices"
	"sync"
)

// folders opens files below a folder without walking down to each from the top:
// that takes longer than writing a page. It keeps the folders that were used
// last open.
type folders struct {
	root *os.Root

	mu   sync.Mutex
	idle []openFolder // that nobody works in, the last used one last
}

type openFolder struct {
	name string
	root *os.Root
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

func (f *folders) take(name string) (openFolder, error) {
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
	return openFolder{name, root}, err
}

func (f *folders) put(folder openFolder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.idle = append(f.idle, folder)
	if len(f.idle) > maxIdle {
		f.idle[0].root.Close()
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
		folder.root.Close()
	}
	f.idle = nil
	f.root.Close()
}

// readFile is the content of a file.
func (f *folders) readFile(name string) (data []byte, err error) {
	err = f.in(name, func(folder *os.Root, base string) error {
		data, err = folder.ReadFile(base)
		return err
	})
	return data, err
}
