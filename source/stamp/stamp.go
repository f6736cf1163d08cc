// Package stamp knows the hash of a file without reading it again. A file is
// taken for the one that was read only if its size, its times, its number and
// its device are the same, and if it had been left alone for a while when it was
// read: the time of the last change (ctime), which no program can set, then
// tells of every change since. A file's modification time alone is never
// trusted. Where the system has no such time, every file is read.
package stamp

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"time"
)

// Sum is the hash of a file's bytes.
type Sum = [sha256.Size]byte

// Stamp tells one version of a file from another.
type Stamp struct {
	Size, Modified, Changed int64 // bytes; nanoseconds since 1970
	Device, Inode           uint64
}

// settled is for how long a file has to have been left alone before it is read,
// so that a change after that cannot have the same times: more than the
// coarsest clock of a file system, and than what clocks of file servers differ.
const settled = 3 * time.Second

// left tells whether a file had been left alone for long enough at a time.
func (s Stamp) left(at time.Time) bool {
	latest := time.Unix(0, max(s.Modified, s.Changed))
	return at.Sub(latest) > settled
}

// read is the hash of a regular file, with its stamp, taken before it was read.
// The stamp is zero where it proves nothing.
func read(name string) (Stamp, Sum, error) {
	at := time.Now()
	info, err := os.Lstat(name)
	if err != nil {
		return Stamp{}, Sum{}, err
	}
	if !info.Mode().IsRegular() {
		return Stamp{}, Sum{}, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return Stamp{}, Sum{}, err
	}
	s, ok := of(info)
	if !ok || !s.left(at) {
		s = Stamp{}
	}
	return s, sha256.Sum256(data), nil
}
