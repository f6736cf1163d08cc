//go:build linux && amd64

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// tracer runs a program and counts its calls over all threads.
type tracer struct {
	pid   int
	fault fault // no call: none

	seen    map[*call]int // calls that touch files
	path    string        // of the call that was broken; "" when it was not reached
	closing int           // the thread in the call that is going to say fault.err; 0: none
}

// run runs a program to its end, in which one call may break. The program is
// started by this one, which makes the kernel stop at calls that touch files.
func run(cmd *exec.Cmd, output *os.File, f fault) (*tracer, unix.WaitStatus, error) {
	runtime.LockOSThread() // only the thread that started a process may trace it
	defer runtime.UnlockOSThread()
	input, err := os.Open(os.DevNull)
	if err != nil {
		return nil, 0, err
	}
	defer input.Close()
	argv := append([]string{"calls", filtered, cmd.Path}, cmd.Args...)
	process, err := os.StartProcess("/proc/self/exe", argv, &os.ProcAttr{
		Dir: cmd.Dir, Env: cmd.Env, Files: []*os.File{input, output, output}, Sys: &syscall.SysProcAttr{Ptrace: true},
	})
	if err != nil {
		return nil, 0, err
	}
	defer process.Release()
	t := &tracer{pid: process.Pid, fault: f, seen: map[*call]int{}}
	var status unix.WaitStatus
	if _, err := unix.Wait4(t.pid, &status, 0, nil); err != nil {
		return nil, 0, err
	}
	const options = unix.PTRACE_O_TRACESYSGOOD | unix.PTRACE_O_TRACECLONE | unix.PTRACE_O_TRACESECCOMP | unix.PTRACE_O_EXITKILL
	if err := unix.PtraceSetOptions(t.pid, options); err != nil {
		return nil, 0, err
	}
	if err := unix.PtraceCont(t.pid, 0); err != nil {
		return nil, 0, err
	}
	status, err = t.follow()
	return t, status, err
}

// follow lets the threads go from stop to stop until the process ends.
func (t *tracer) follow() (unix.WaitStatus, error) {
	for {
		var status unix.WaitStatus
		tid, err := unix.Wait4(-1, &status, unix.WALL, nil)
		switch {
		case err == unix.EINTR:
			continue
		case err != nil:
			return 0, err
		case status.Exited() || status.Signaled():
			if tid == t.pid {
				return status, nil
			}
			continue
		}
		signal := 0
		switch stop := status.StopSignal(); {
		case stop == unix.SIGTRAP|0x80:
			t.atEnd(tid)
		case stop == unix.SIGTRAP && status.TrapCause() == unix.PTRACE_EVENT_SECCOMP:
			t.atCall(tid)
		case stop != unix.SIGTRAP && stop != unix.SIGSTOP:
			signal = int(stop)
		}
		// It may have been killed meanwhile.
		if t.closing == tid {
			_ = unix.PtraceSyscall(tid, signal)
		} else {
			_ = unix.PtraceCont(tid, signal)
		}
	}
}

// atCall is before a call of the kinds that are counted.
func (t *tracer) atCall(tid int) {
	var regs unix.PtraceRegs
	if unix.PtraceGetRegs(tid, &regs) != nil {
		return
	}
	c := callOf(&regs)
	path := t.touches(c, &regs)
	if path == "" || strings.HasPrefix(path, "/dev/") || strings.HasPrefix(path, "/sys/") { // which only the runtime asks
		return
	}
	t.seen[c]++
	if t.fault.call != c || t.seen[c] != t.fault.n {
		return
	}
	t.path = path
	switch {
	case t.fault.kill:
		_ = unix.Kill(t.pid, unix.SIGKILL)
	case c.number == unix.SYS_CLOSE: // which closes whatever it says
		t.closing = tid
	default:
		regs.Orig_rax = ^uint64(0) // no call
		regs.Rax = answer(t.fault.err)
		_ = unix.PtraceSetRegs(tid, &regs)
	}
}

// atEnd is behind the one call that is stopped there.
func (t *tracer) atEnd(tid int) {
	t.closing = 0
	var regs unix.PtraceRegs
	if unix.PtraceGetRegs(tid, &regs) == nil {
		regs.Rax = answer(t.fault.err)
		_ = unix.PtraceSetRegs(tid, &regs)
	}
}

// answer is what a call returns for an error.
func answer(err unix.Errno) uint64 { return uint64(-int64(err)) }

// callOf is the kind of a call; the filter lets no other ones stop.
func callOf(regs *unix.PtraceRegs) *call {
	i := slices.IndexFunc(calls, func(c *call) bool {
		return c.number == regs.Orig_rax && (c != &creating || regs.Rdx&unix.O_CREAT != 0)
	})
	return calls[i]
}

// touches is the path of the file that a call is about; "" where it is none, or
// one of the standard streams.
func (t *tracer) touches(c *call, regs *unix.PtraceRegs) string {
	arguments := [...]uint64{regs.Rdi, regs.Rsi, regs.Rdx, regs.R10}
	if c.path < 0 {
		if arguments[0] <= 2 || c.number == unix.SYS_FCNTL && arguments[1] != unix.F_DUPFD_CLOEXEC {
			return "" // asking for flags cannot fail
		}
		path, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", t.pid, arguments[0]))
		if !strings.HasPrefix(path, "/") {
			return "" // a pipe, a queue of events, a socket
		}
		return path
	}
	path := t.text(uintptr(arguments[c.path]))
	if path == "" || filepath.IsAbs(path) || c.path == 0 {
		return path
	}
	folder := fmt.Sprintf("/proc/%d/cwd", t.pid)
	if at := int32(arguments[c.path-1]); at != unix.AT_FDCWD {
		folder = fmt.Sprintf("/proc/%d/fd/%d", t.pid, at)
	}
	folder, _ = os.Readlink(folder)
	return filepath.Join(folder, path)
}

// text reads a string of the traced process.
func (t *tracer) text(at uintptr) string {
	data := make([]byte, 4096)
	n, _ := unix.ProcessVMReadv(t.pid, []unix.Iovec{{Base: &data[0], Len: uint64(len(data))}},
		[]unix.RemoteIovec{{Base: at, Len: int(4096 - at%4096)}}, 0) // up to the end of its page
	text, _, _ := bytes.Cut(data[:max(n, 0)], []byte{0})
	return string(text)
}
