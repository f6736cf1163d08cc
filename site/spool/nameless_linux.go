package spool

import (
	"os"

	"golang.org/x/sys/unix"
)

func nameless(dir string) *os.File {
	f, err := os.OpenFile(dir, unix.O_TMPFILE|os.O_RDWR, 0o600)
	if err != nil {
		return nil
	}
	return f
}
