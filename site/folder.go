package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"github.com/launchbook/launchbook/source"
)

// folder reads files of one folder after the other and keeps the last one open,
// as walking down to it again for each file costs more than reading the file.
type folder struct {
	root *os.Root // the site's
	name string
	open *os.Root
}

// read is a file's bytes and its size. Of one that is larger than the limit, it
// reads no more than to see that.
func (f *folder) read(name string, limit int64) ([]byte, int64, error) {
	dir, base := path.Split(name)
	if f.open == nil || dir != f.name {
		f.close()
		open, err := f.root.OpenRoot(path.Clean(dir))
		if err != nil {
			return nil, 0, err
		}
		f.name, f.open = dir, open
	}
	file, err := f.open.Open(base)
	if err != nil {
		return nil, 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	if info.Size() > limit {
		return nil, info.Size(), nil
	}
	// One more byte than it has lets the first read see its end.
	data := make([]byte, 0, info.Size()+1)
	for {
		n, err := file.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF:
			return data, int64(len(data)), nil
		case err != nil:
			return nil, 0, err
		case int64(len(data)) > limit:
			return nil, int64(len(data)), nil
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

// unreadable names a file by its path from the site's root: errors of a root
// that is opened further down know only the rest of it.
func unreadable(name string, err error) error {
	var reason *fs.PathError
	if errors.As(err, &reason) {
		err = reason.Err
	}
	return &fs.PathError{Op: "read", Path: name, Err: err}
}

// tooLarge reports a file that is not read. Sizes are in bytes.
func tooLarge(file *source.File, size, limit int64, help string) source.Diagnostic {
	return source.Diagnostic{
		Rule: "file-limit", Level: source.Error, File: file,
		Message: fmt.Sprintf("the file has %.1f MiB; %d MiB is the most that is read", float64(size)/(1<<20), limit>>20),
		Help:    help,
	}
}

func (f *folder) close() {
	if f.open != nil {
		f.open.Close()
		f.open = nil
	}
}
