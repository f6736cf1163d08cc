//go:build linux && amd64

package main

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// call is a system call, with the errors of its manual page that a disk, a
// quota, a permission or a limit can cause.
type call struct {
	name   string
	number uint64
	path   int // the argument that is a path, from 0; -1: the first one is a descriptor
	errors []unix.Errno
}

var (
	reading = []unix.Errno{unix.EIO, unix.EACCES}
	writing = []unix.Errno{unix.EIO, unix.ENOSPC, unix.EDQUOT}
	naming  = []unix.Errno{unix.EIO, unix.EACCES, unix.EROFS, unix.ENOSPC, unix.EDQUOT}
)

var calls = []call{
	{"openat", unix.SYS_OPENAT, 1, append([]unix.Errno{unix.EMFILE}, naming...)},
	{"mkdirat", unix.SYS_MKDIRAT, 1, naming},
	{"linkat", unix.SYS_LINKAT, 1, append([]unix.Errno{unix.EXDEV, unix.EMLINK}, naming...)},
	{"symlinkat", unix.SYS_SYMLINKAT, 2, naming},
	{"renameat", unix.SYS_RENAMEAT, 1, naming},
	{"renameat2", unix.SYS_RENAMEAT2, 1, append([]unix.Errno{unix.EINVAL, unix.EBUSY}, naming...)},
	{"unlinkat", unix.SYS_UNLINKAT, 1, []unix.Errno{unix.EIO, unix.EACCES, unix.EROFS, unix.EBUSY}},
	{"write", unix.SYS_WRITE, -1, writing},
	{"pwrite64", unix.SYS_PWRITE64, -1, writing},
	{"fsync", unix.SYS_FSYNC, -1, writing},
	{"fdatasync", unix.SYS_FDATASYNC, -1, writing},
	{"ftruncate", unix.SYS_FTRUNCATE, -1, []unix.Errno{unix.EIO, unix.EACCES}},
	{"copy_file_range", unix.SYS_COPY_FILE_RANGE, -1, writing},
	{"fchmod", unix.SYS_FCHMOD, -1, []unix.Errno{unix.EIO, unix.EROFS, unix.EPERM}},
	{"fchmodat", unix.SYS_FCHMODAT, 1, []unix.Errno{unix.EIO, unix.EROFS, unix.EPERM}},
	{"utimensat", unix.SYS_UTIMENSAT, 1, []unix.Errno{unix.EIO, unix.EROFS, unix.EACCES}},
	{"close", unix.SYS_CLOSE, -1, writing},
	{"read", unix.SYS_READ, -1, []unix.Errno{unix.EIO}},
	{"pread64", unix.SYS_PREAD64, -1, []unix.Errno{unix.EIO}},
	{"getdents64", unix.SYS_GETDENTS64, -1, []unix.Errno{unix.EIO}},
	{"newfstatat", unix.SYS_NEWFSTATAT, 1, reading},
	{"fstat", unix.SYS_FSTAT, -1, []unix.Errno{unix.EIO}},
	{"readlinkat", unix.SYS_READLINKAT, 1, reading},
	{"flock", unix.SYS_FLOCK, -1, []unix.Errno{unix.ENOLCK, unix.EIO}},
	{"fcntl", unix.SYS_FCNTL, -1, []unix.Errno{unix.EMFILE}},
	{"statfs", unix.SYS_STATFS, 0, reading},
}

// fault is what happens to the nth call of a kind.
type fault struct {
	call *call
	n    int // from 1
	kill bool
	err  unix.Errno
}

func (c *call) faults() []fault {
	list := make([]fault, len(c.errors))
	for i, err := range c.errors {
		list[i] = fault{err: err}
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
