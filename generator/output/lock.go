package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
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
			return nil, fmt.Errorf("`%s` is being built by another launchbook%s; wait for it to end, or choose another output folder", at.given, holder(at))
		}
	}
}

// tryLock takes the lock file's lock, if that file is still the one of its name:
// the build before may have removed it in between.
func tryLock(at place) (*lock, error) {
	name := lockName(at.base)
	if info, err := at.parent.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, errors.New("the lock beside it, `" + name + "`, is no file; move it away")
	}
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
			// Who holds it, for the message of another build; nothing depends on it.
			_ = file.Truncate(0)
			_, _ = file.WriteAt([]byte(strconv.Itoa(os.Getpid())), 0)
			return &lock{at, file}, nil
		}
		file.Close()
	}
}

// holder names the process that has the lock, as far as the lock file tells.
func holder(at place) string {
	data, err := at.parent.ReadFile(lockName(at.base))
	pid, err2 := strconv.Atoi(string(data))
	if err != nil || err2 != nil {
		return ""
	}
	return fmt.Sprintf(" (process %d)", pid)
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
