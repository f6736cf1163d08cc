package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/content"
)

// A commit that is made while a portal is built is in the next one.
func TestACommitDuringABuildIsSeen(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("needs git and a shell")
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	s := againSite{t: t, dir: t.TempDir()}
	if _, err := content.Init(s.dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command(git, append([]string{"-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-C", s.dir}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run("init", "-q")
	run("add", ".")
	run("commit", "-q", "-m", "First")
	s.edit("content/faq.md", func(text string) string { return text + "\nOne more sentence.\n" })

	// This git commits what is changed once it has printed a log.
	bin, flag := t.TempDir(), filepath.Join(t.TempDir(), "commit")
	script := fmt.Sprintf("#!/bin/sh\n'%[1]s' \"$@\"\ncode=$?\ncase \" $* \" in *' log '*) if rm '%[2]s' 2>/dev/null; then\n'%[1]s' -c user.name=Ann -c user.email=ann@example.com commit -q -a -m Meanwhile >/dev/null\nfi;; esac\nexit $code\n", git, flag)
	for name, text := range map[string]string{filepath.Join(bin, "git"): script, flag: ""} {
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))

	s.run(true, "build", "--quiet")
	if _, err := os.Stat(flag); err == nil {
		t.Skip("the log was cut off before the commit")
	}
	if second := s.run(true, "build", "--timings"); strings.Contains(second, "compare") {
		t.Errorf("the commit was not seen\n%s", second)
	}
	if third := s.run(true, "build", "--timings"); !strings.Contains(third, "compare") {
		t.Errorf("without another commit\n%s", third)
	}
}
