// Command launchbook lints, builds and serves a launch runbook that is kept as
// Markdown in git.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"syscall"
	_ "time/tzdata" // the zones are part of the binary
)

// The exit codes.
const (
	exitFindings = 1 // findings at or above --fail-on
	exitUsage    = 2 // wrong usage or configuration; nothing was checked
	exitFailure  = 3 // internal or I/O failure
)

// exitError ends the program with a code. Without an error nothing more is said.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

func usageError(err error) error   { return &exitError{exitUsage, err} }
func failureError(err error) error { return &exitError{exitFailure, err} }

// fromMachine tells whether a disk, a permission or a limit is the cause of an
// error, and not what the user wrote.
func fromMachine(err error) bool {
	return errors.Is(err, fs.ErrPermission) || slices.ContainsFunc([]error{
		syscall.EIO, syscall.EROFS, syscall.ENOSPC, syscall.EDQUOT, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.EBUSY, syscall.ESTALE,
	}, func(cause error) bool { return errors.Is(err, cause) })
}

func main() { os.Exit(run()) }

func run() (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(os.Stderr, "launchbook: internal error: %v\nPlease report it with this trace at https://github.com/launchbook/launchbook/issues\n%s", r, debug.Stack())
			code = exitFailure
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	err := root().ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	code = exitUsage // the library's own errors are about usage
	var exit *exitError
	if errors.As(err, &exit) {
		code = exit.code
	}
	if code == exitUsage && fromMachine(err) {
		code = exitFailure
	}
	if text := err.Error(); text != "" {
		fmt.Fprintln(os.Stderr, "launchbook: "+text)
	}
	return code
}
