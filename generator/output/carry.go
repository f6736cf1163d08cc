package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
)

// carry puts files of the last portal into the next one, without copying their
// bytes where the file system has hard links.
func (s *stage) carry(files []string, last *previous) error {
	return byFolder(files, func(name string) error {
		err := s.mkdir(path.Dir(name))
		if err == nil {
			err = s.carryFile(name, last)
		}
		if err != nil {
			return explain(s.at.shown(name), err)
		}
		return nil
	})
}

func (s *stage) carryFile(name string, last *previous) error {
	var info fs.FileInfo
	err := last.files.in(name, func(folder *os.Root, base string) (err error) {
		info, err = folder.Lstat(base)
		return err
	})
	if err != nil {
		return err
	}
	from, to := path.Join(s.at.base, name), path.Join(s.name, portalName, name)
	if info.Mode()&fs.ModeSymlink != 0 {
		return s.copyLink(from, to)
	}
	err = s.files.link(name, last.files)
	if errors.Is(err, errors.ErrUnsupported) {
		err = s.at.parent.Link(from, to)
	}
	if err == nil {
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
