//go:build unix

package output

import (
	"os"

	"golang.org/x/sys/unix"
)

// linkBetween makes a hard link in one folder to the file of the same name in
// another. Of a link, it is one to the link itself.
func linkBetween(from, to *os.File, name string) error {
	return os.NewSyscallError("linkat", unix.Linkat(int(from.Fd()), name, int(to.Fd()), name, 0))
}
