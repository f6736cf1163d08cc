package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// lock is held for a whole build. The system frees it when the process dies.
type lock struct {
	at   place
	file *os.File
}

var errHeld = errors.New("held by another process")

func lockName(base string) string { return "." + base + ".launchbook-lock" }

func acquire(at place, wait time.Duration) (*lock, error) {
	const pause = 20 * time.Millisecond
	for deadline := time.Now().Add(wait); ; time.Sleep(pause) {
		l, err := tryLock(at)
		switch {
		case err == nil:
			return l, nil
		case !errors.Is(err, errHeld):
			return nil, explain(at.given, err)
		case time.Now().After(deadline):
			return nil, fmt.Errorf("`%s` is being built by another launchbook; wait for it to end or choose another output folder", at.given)
		}
	}
}

// tryLock takes the lock file's lock, if that file is still the one of its name:
// the build before may have removed it in between.
func tryLock(at place) (*lock, error) {
	name := lockName(at.base)
	for {
		file, err := at.parent.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, err
		}
		if err := lockFile(file); err != nil {
			file.Close()
			return nil, err
		}
		if current(at.parent, name, file) {
			return &lock{at, file}, nil
		}
		file.Close()
	}
}

func current(parent *os.Root, name string, file *os.File) bool {
	named, err := parent.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	opened, err2 := file.Stat()
	return err != nil || err2 != nil || os.SameFile(named, opened)
}

// release removes the lock file while the lock is still held.
func (l *lock) release() {
	_ = l.at.parent.Remove(lockName(l.at.base))
	l.file.Close()
}
