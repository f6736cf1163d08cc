package output

import (
	"errors"
	"os"
	"path"

	"golang.org/x/sys/unix"
)

// exchange swaps the two folders in one step. The folders are named from
// opened ones, so that nobody can lead the kernel elsewhere.
func exchange(at place, next string) error {
	parent, err := at.parent.Open(".")
	if err != nil {
		return err
	}
	defer parent.Close()
	build, err := at.parent.Open(path.Dir(next))
	if err != nil {
		return err
	}
	defer build.Close()
	err = unix.Renameat2(int(build.Fd()), path.Base(next), int(parent.Fd()), at.base, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return errors.ErrUnsupported
	}
	return os.NewSyscallError("renameat2", err)
}
