//go:build unix

package output

import (
	"io/fs"

	"golang.org/x/sys/unix"
)

// createIn makes a new file in a folder. An os.File would ask the system five times
// more, as it could be something that one has to wait for: a tenth of what a page takes
// to be written.
func createIn(folder *openFolder, name string, data []byte) error {
	dir, err := folder.handle()
	if err != nil {
		return err
	}
	var file int
	err = uninterrupted(func() (err error) {
		file, err = unix.Openat(int(dir.Fd()), name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC|unix.O_NOFOLLOW, 0o644)
		return err
	})
	if err != nil {
		return &fs.PathError{Op: "openat", Path: name, Err: err}
	}
	err = writeAll(file, data)
	if closed := unix.Close(file); err == nil {
		err = closed
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

func writeAll(file int, data []byte) error {
	for len(data) > 0 {
		err := uninterrupted(func() error {
			n, err := unix.Write(file, data)
			data = data[max(n, 0):]
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// uninterrupted does a call again that a signal has cut short.
func uninterrupted(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}
