//go:build linux && amd64

package main

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// call is a kind of system calls, with the errors of its manual page that a disk,
// a quota, a permission or a limit can cause.
type call struct {
	name   string
	number uint64
	path   int // the argument that is a path, from 0; -1: the first one is a descriptor
	errors []unix.Errno
	// changes tells that the call leaves something else on the disk. Only there a
	// process is killed: before any other call it leaves what it leaves before the
	// next one that does.
	changes bool
}

var (
	reading = []unix.Errno{unix.EIO, unix.EACCES}
	writing = []unix.Errno{unix.EIO, unix.ENOSPC, unix.EDQUOT}
	naming  = []unix.Errno{unix.EIO, unix.EACCES, unix.EROFS, unix.ENOSPC, unix.EDQUOT}
)

// creating is openat where it makes a file: no other one needs space.
var creating = call{"openat, new", unix.SYS_OPENAT, 1, append([]unix.Errno{unix.EMFILE}, naming...), true}

var calls = []*call{
	&creating,
	{"openat", unix.SYS_OPENAT, 1, append([]unix.Errno{unix.EMFILE}, reading...), false},
	{"mkdirat", unix.SYS_MKDIRAT, 1, naming, true},
	{"linkat", unix.SYS_LINKAT, 1, append([]unix.Errno{unix.EXDEV, unix.EMLINK}, naming...), true},
	{"symlinkat", unix.SYS_SYMLINKAT, 2, naming, true},
	{"renameat", unix.SYS_RENAMEAT, 1, naming, true},
	{"renameat2", unix.SYS_RENAMEAT2, 1, append([]unix.Errno{unix.EINVAL, unix.EBUSY}, naming...), true},
	{"unlinkat", unix.SYS_UNLINKAT, 1, []unix.Errno{unix.EIO, unix.EACCES, unix.EROFS, unix.EBUSY}, true},
	{"write", unix.SYS_WRITE, -1, writing, true},
	{"pwrite64", unix.SYS_PWRITE64, -1, writing, true},
	{"fsync", unix.SYS_FSYNC, -1, writing, true},
	{"fdatasync", unix.SYS_FDATASYNC, -1, writing, true},
	{"ftruncate", unix.SYS_FTRUNCATE, -1, []unix.Errno{unix.EIO, unix.EACCES}, true},
	{"copy_file_range", unix.SYS_COPY_FILE_RANGE, -1, writing, true},
	{"fchmod", unix.SYS_FCHMOD, -1, []unix.Errno{unix.EIO, unix.EROFS, unix.EPERM}, true},
	{"fchmodat", unix.SYS_FCHMODAT, 1, []unix.Errno{unix.EIO, unix.EROFS, unix.EPERM}, true},
	{"utimensat", unix.SYS_UTIMENSAT, 1, []unix.Errno{unix.EIO, unix.EROFS, unix.EACCES}, true},
	{"flock", unix.SYS_FLOCK, -1, []unix.Errno{unix.ENOLCK, unix.EIO}, true},
	{"close", unix.SYS_CLOSE, -1, []unix.Errno{unix.EIO}, false},
	{"read", unix.SYS_READ, -1, []unix.Errno{unix.EIO}, false},
	{"pread64", unix.SYS_PREAD64, -1, []unix.Errno{unix.EIO}, false},
	{"getdents64", unix.SYS_GETDENTS64, -1, []unix.Errno{unix.EIO}, false},
	{"newfstatat", unix.SYS_NEWFSTATAT, 1, reading, false},
	{"fstat", unix.SYS_FSTAT, -1, []unix.Errno{unix.EIO}, false},
	{"readlinkat", unix.SYS_READLINKAT, 1, reading, false},
	{"fcntl", unix.SYS_FCNTL, -1, []unix.Errno{unix.EMFILE}, false},
	{"statfs", unix.SYS_STATFS, 0, reading, false},
}

// fault is what happens to the nth call of a kind.
type fault struct {
	call *call
	n    int // from 1
	kill bool
	err  unix.Errno
}

// faults are all that can happen to a kind of calls.
func (c *call) faults() []fault {
	var list []fault
	if c.changes {
		list = append(list, fault{call: c, kill: true})
	}
	for _, err := range c.errors {
		list = append(list, fault{call: c, err: err})
	}
	return list
}

func (f fault) String() string {
	what := "kill"
	if !f.kill {
		what = unix.ErrnoName(f.err)
	}
	return fmt.Sprintf("%s at %s %d", what, f.call.name, f.n)
}
