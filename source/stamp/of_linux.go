package stamp

import (
	"io/fs"
	"syscall"
)

// of is the stamp of a file; not ok where the system has no time of the last
// change.
func of(info fs.FileInfo) (s Stamp, ok bool) {
	sys, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Stamp{}, false
	}
	return Stamp{
		Size: info.Size(), Modified: info.ModTime().UnixNano(), Changed: sys.Ctim.Nano(),
		Device: uint64(sys.Dev), Inode: sys.Ino,
	}, true
}
