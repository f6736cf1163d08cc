package site

import (
	"io"
	"os"
	"path"
)

// folder reads files of one folder after the other and keeps the last one open,
// as walking down to it again for each file costs more than reading the file.
type folder struct {
	root *os.Root // the site's
	name string
	open *os.Root
}

// read is a file's bytes and its size. Of one that is larger than a document
// may be, it reads no more than to see that.
func (f *folder) read(name string) ([]byte, int64, error) {
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
	if info.Size() > maxFileSize {
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
		case len(data) > maxFileSize:
			return nil, int64(len(data)), nil
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

func (f *folder) close() {
	if f.open != nil {
		f.open.Close()
		f.open = nil
	}
}
