//go:build linux && amd64

package main

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// filtered is the first argument of this program where it starts another one,
// whose path and arguments follow.
const filtered = "-filtered"

// startFiltered becomes a program that stops, for its tracer, at the calls that
// may break, and at no others: stopping at all takes longer than building.
func startFiltered(argv []string) {
	runtime.LockOSThread()
	err := filter()
	if err == nil {
		err = syscall.Exec(argv[0], argv[1:], os.Environ())
	}
	fmt.Fprintln(os.Stderr, "calls:", err)
	os.Exit(2)
}

func filter() error {
	const number = 0 // the offset of the call's number in what the kernel judges
	code := []unix.SockFilter{{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: number}}
	for i, c := range calls {
		code = append(code, unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jt: uint8(len(calls) - i), K: uint32(c.number)})
	}
	code = append(code,
		unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW},
		unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_TRACE},
	)
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	program := unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]}
	return unix.Prctl(unix.PR_SET_SECCOMP, unix.SECCOMP_MODE_FILTER, uintptr(unsafe.Pointer(&program)), 0, 0)
}
