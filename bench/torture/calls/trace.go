//go:build linux && amd64

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// tracer runs a program and counts its calls over all threads.
type tracer struct {
	pid   int
	fault fault // no call: none

	seen    map[uint64]int // calls that touch files, by number
	path    string         // of the call that was broken; "" when it was not reached
	threads map[int]*thread
}

// thread is between two stops of one thread.
type thread struct {
	inside bool       // a call has begun and not ended
	answer unix.Errno // what the call is going to say; 0 leaves it alone
}

// run runs a program to its end, in which one call may break.
func run(cmd *exec.Cmd, output *os.File, f fault) (*tracer, unix.WaitStatus, error) {
	runtime.LockOSThread() // only the thread that started a process may trace it
	defer runtime.UnlockOSThread()
	input, err := os.Open(os.DevNull)
	if err != nil {
		return nil, 0, err
	}
	defer input.Close()
	process, err := os.StartProcess(cmd.Path, cmd.Args, &os.ProcAttr{
		Dir: cmd.Dir, Env: cmd.Env, Files: []*os.File{input, output, output}, Sys: &syscall.SysProcAttr{Ptrace: true},
	})
	if err != nil {
		return nil, 0, err
	}
	defer process.Release()
	t := &tracer{pid: process.Pid, fault: f, seen: map[uint64]int{}, threads: map[int]*thread{}}
	var status unix.WaitStatus
	if _, err := unix.Wait4(t.pid, &status, 0, nil); err != nil {
		return nil, 0, err
	}
	if err := unix.PtraceSetOptions(t.pid, unix.PTRACE_O_TRACESYSGOOD|unix.PTRACE_O_TRACECLONE|unix.PTRACE_O_EXITKILL); err != nil {
		return nil, 0, err
	}
	if err := unix.PtraceSyscall(t.pid, 0); err != nil {
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
			t.atCall(tid)
		case stop != unix.SIGTRAP && stop != unix.SIGSTOP:
			signal = int(stop)
		}
		_ = unix.PtraceSyscall(tid, signal) // it may have been killed meanwhile
	}
}

// atCall is at the begin or the end of a call.
func (t *tracer) atCall(tid int) {
	th := t.threads[tid]
	if th == nil {
		th = &thread{}
		t.threads[tid] = th
	}
	th.inside = !th.inside
	if !th.inside && th.answer == 0 {
		return
	}
	var regs unix.PtraceRegs
	if unix.PtraceGetRegs(tid, &regs) != nil {
		return
	}
	if !th.inside {
		regs.Rax = uint64(-int64(th.answer))
		th.answer = 0
		_ = unix.PtraceSetRegs(tid, &regs)
		return
	}
	c := callOf(regs.Orig_rax)
	if c == nil {
		return
	}
	path := t.touches(c, &regs)
	if path == "" || strings.HasPrefix(path, "/dev/") || strings.HasPrefix(path, "/sys/") { // which only the runtime asks
		return
	}
	t.seen[c.number]++
	if t.fault.call != c || t.seen[c.number] != t.fault.n {
		return
	}
	t.path = path
	if t.fault.kill {
		_ = unix.Kill(t.pid, unix.SIGKILL)
		return
	}
	th.answer = t.fault.err
	if c.number != unix.SYS_CLOSE { // which closes whatever it says
		regs.Orig_rax = ^uint64(0)
		_ = unix.PtraceSetRegs(tid, &regs)
	}
}

func callOf(number uint64) *call {
	for i := range calls {
		if calls[i].number == number {
			return &calls[i]
		}
	}
	return nil
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
