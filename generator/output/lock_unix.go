//go:build unix && !aix && !solaris

package output

import (
	"errors"
	"os"
	"syscall"
)

func lockFile(f *os.File) error {
	err := uninterrupted(func() error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) })
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errHeld
	}
	return os.NewSyscallError("flock", err)
}
