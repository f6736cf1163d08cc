//go:build linux && amd64

package main

import (
	"bytes"
	"fmt"
	"iter"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// bench is a folder in which a scene is set again and again.
type bench struct {
	scene      scene
	launchbook string
	work       string
	before     tree // all that is there when the run begins
	old, new   tree // scene.tree before the run and after it
	failed     int
	mendable   map[string]bool // states after which the next run did all that it should
	messages   map[string]int  // what broken runs said, and how often
}

// foreign are files that are not launchbook's, where it writes.
var foreign = tree{
	"at/notes.txt":           "somebody's",
	"at/public/somebody.txt": "somebody's",
	"at/public/a/their.html": "somebody's",
	"at/www/somebody.txt":    "somebody's",
}

func newBench(launchbook string, s scene) (*bench, error) {
	work, err := os.MkdirTemp("", "launchbook-calls-")
	if err != nil {
		return nil, err
	}
	b := &bench{scene: s, launchbook: launchbook, work: work, mendable: map[string]bool{}, messages: map[string]int{}}
	if err := b.prepare(); err != nil {
		os.RemoveAll(work)
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return b, nil
}

// prepare makes what is there before the run, and learns what the run makes of it.
func (b *bench) prepare() error {
	for _, s := range b.scene.before {
		if err := b.put(tree(s.site).below("site")); err != nil {
			return err
		}
		if err := b.run(s.args); err != nil {
			return fmt.Errorf("%v: %w", s.args, err)
		}
	}
	if err := b.put(tree(b.scene.site).below("site")); err != nil {
		return err
	}
	for name, text := range foreign {
		if _, err := os.Stat(filepath.Join(b.work, filepath.Dir(name))); err == nil || name == "at/notes.txt" || strings.Contains(name, "/a/") && len(b.scene.before) > 0 {
			if err := write(filepath.Join(b.work, name), text); err != nil {
				return err
			}
		}
	}
	b.before = read(b.work)
	b.old = b.before.in(b.scene.tree)
	if err := b.run(b.scene.args); err != nil {
		return fmt.Errorf("%v: %w", b.scene.args, err)
	}
	b.new = read(b.work).in(b.scene.tree)
	return nil
}

// put replaces the site.
func (b *bench) put(site tree) error {
	if err := os.RemoveAll(filepath.Join(b.work, "site")); err != nil {
		return err
	}
	return site.write(b.work)
}

// reset brings back what is there before the run.
func (b *bench) reset() error {
	entries, err := os.ReadDir(b.work)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(b.work, e.Name())); err != nil {
			return err
		}
	}
	return b.before.write(b.work)
}

// command is the program with arguments and an environment of its own.
func (b *bench) command(args []string) *exec.Cmd {
	cmd := exec.Command(b.launchbook)
	for _, a := range args {
		cmd.Args = append(cmd.Args, strings.ReplaceAll(a, "WORK", b.work))
	}
	cmd.Dir = b.work
	cmd.Env = []string{"HOME=" + b.work + "/home", "XDG_CACHE_HOME=" + b.work + "/cache", "PATH=" + os.Getenv("PATH"), "GOMAXPROCS=1"}
	return cmd
}

// run runs the program untraced; an exit code that does not say that all went
// well is an error.
func (b *bench) run(args []string) error {
	cmd := b.command(args)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		return err
	}
	if err := b.ended(unix.WaitStatus(cmd.ProcessState.Sys().(syscall.WaitStatus))); err != nil {
		return fmt.Errorf("%w: %s", err, bytes.TrimSpace(out))
	}
	return nil
}

// trace runs the scene with a fault. The tracer is nil where that was not possible.
func (b *bench) trace(f fault) (t *tracer, text string, err error) {
	output, err := os.CreateTemp("", "launchbook-calls-output-")
	if err != nil {
		return nil, "", err
	}
	defer os.Remove(output.Name())
	defer output.Close()
	t, status, err := run(b.command(b.scene.args), output, f)
	if err != nil {
		return nil, "", err
	}
	data, err := os.ReadFile(output.Name())
	if err != nil {
		return nil, "", err
	}
	return t, strings.TrimSpace(string(data)), b.ended(status)
}

// exitCode is the error of a run that ended with another code than it should.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

func (b *bench) ended(status unix.WaitStatus) error {
	switch {
	case status.Signaled():
		return fmt.Errorf("ended by %v", status.Signal())
	case slices.Contains(b.scene.codes, status.ExitStatus()):
		return nil
	}
	return exitCode(status.ExitStatus())
}

// count counts the calls of the run when nothing is broken.
func (b *bench) count() (map[*call]int, error) {
	if err := b.reset(); err != nil {
		return nil, err
	}
	t, text, err := b.trace(fault{})
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, text)
	}
	return t.seen, nil
}

func (b *bench) said() iter.Seq[string] { return maps.Keys(b.messages) }

// write writes a file, and its folders.
func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}
