// Package stamp knows the hash of a file without reading it again. A file is
// taken for the one that was read only if its size, its times, its number and
// its device are the same, and if it had been left alone for a while when it was
// read: the time of the last change (ctime), which no program can set, then
// tells of every change since. A file's modification time alone is never
// trusted. Where the system has no such time, every file is read, and so is one
// on a file system that may set it late, or as a program likes: a server answers
// from what it remembers, and FAT has no such time of its own.
package stamp

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"sync"
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
// so that a change after that cannot have the same times: more than the coarsest
// clock of the file systems that are trusted.
const settled = 3 * time.Second

// left tells whether a file had been left alone for long enough at a time.
func (s Stamp) left(at time.Time) bool {
	latest := time.Unix(0, max(s.Modified, s.Changed))
	return at.Sub(latest) > settled
}

var buffers = sync.Pool{New: func() any { return new([32 << 10]byte) }}

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
	f, err := os.Open(name)
	if err != nil {
		return Stamp{}, Sum{}, err
	}
	defer f.Close()
	h := sha256.New()
	buffer := buffers.Get().(*[32 << 10]byte)
	defer buffers.Put(buffer)
	// A file that writes itself would take a buffer of its own.
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{f}, buffer[:]); err != nil {
		return Stamp{}, Sum{}, err
	}
	s, ok := of(info)
	if !ok || !s.left(at) {
		s = Stamp{}
	}
	return s, Sum(h.Sum(nil)), nil
}
