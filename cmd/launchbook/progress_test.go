package main

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/spf13/cobra"
)

// onTerminal is a command whose standard error is a terminal, and what was
// written there.
func onTerminal(t *testing.T) (*cobra.Command, func(want string) string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no pseudo-terminals")
	}
	screen, tty, err := pty.Open()
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { screen.Close(); tty.Close() })
	cmd := &cobra.Command{}
	cmd.SetErr(tty)
	return cmd, func(want string) string {
		var all strings.Builder
		b := make([]byte, 4096)
		for !strings.Contains(all.String(), want) {
			n, err := screen.Read(b)
			all.Write(b[:n])
			if err != nil {
				break
			}
		}
		return all.String()
	}
}

func TestProgressOnTerminal(t *testing.T) {
	t.Setenv("CI", "")
	t.Setenv("TERM", "xterm")
	cmd, screen := onTerminal(t)
	p := newProgress(cmd, false, false)
	p.start("reading", 10)
	p.started = time.Now().Add(-time.Second)
	for range 4 {
		p.step()
	}
	p.end()
	if got := screen("/10"); !strings.Contains(got, "reading") {
		t.Errorf("the terminal shows %q", got)
	}
}

// Nothing is shown to whoever does not look, or does not want to see it, and not
// for work that is done at once.
func TestNoProgress(t *testing.T) {
	t.Setenv("CI", "")
	t.Setenv("TERM", "xterm")
	terminal, _ := onTerminal(t)
	file := &cobra.Command{}
	file.SetErr(&bytes.Buffer{})
	for name, p := range map[string]*progress{
		"a file":     newProgress(file, false, false),
		"--quiet":    newProgress(terminal, true, false),
		"--verbose":  newProgress(terminal, false, true),
		"short work": newProgress(terminal, false, false),
	} {
		p.start("reading", 10)
		if name != "short work" {
			p.started = time.Now().Add(-time.Second)
		}
		p.step()
		if p.bar != nil {
			t.Errorf("%s: progress is shown", name)
		}
	}
	t.Setenv("CI", "true")
	if newProgress(terminal, false, false).shown {
		t.Error("progress is shown in CI")
	}
}
