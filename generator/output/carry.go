package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"sync/atomic"
)

// carry puts files of the last portal into the next one, without copying their
// bytes where the file system has hard links.
func (s *stage) carry(files []string) error {
	for _, name := range files {
		if err := s.mkdir(path.Dir(name)); err != nil {
			return explain(s.at.shown(name), err)
		}
	}
	errs := make([]error, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var pool sync.WaitGroup
	for worker := range errs {
		pool.Go(func() {
			for errs[worker] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				if err := s.carryFile(files[i]); err != nil {
					errs[worker] = explain(s.at.shown(files[i]), err)
				}
			}
		})
	}
	pool.Wait()
	return errors.Join(errs...)
}

func (s *stage) carryFile(name string) error {
	from := path.Join(s.at.base, name)
	to := path.Join(s.name, portalName, name)
	info, err := s.at.parent.Lstat(from)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		return s.copyLink(from, to)
	}
	if err := s.at.parent.Link(from, to); err == nil {
		return nil
	}
	return s.copyFile(from, to, info)
}

func (s *stage) copyLink(from, to string) error {
	target, err := s.at.parent.Readlink(from)
	if err != nil {
		return err
	}
	return s.at.parent.Symlink(target, to)
}

func (s *stage) copyFile(from, to string, info fs.FileInfo) error {
	in, err := s.at.parent.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := s.at.parent.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	return s.at.parent.Chtimes(to, info.ModTime(), info.ModTime())
}
