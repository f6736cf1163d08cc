package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/generator/output"
)

// Whatever an editor, git or a file manager does to the site: when it is done,
// the preview shows what a build of the site has.
func TestServeEndsAsABuild(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files that are open cannot be renamed")
	}
	s := storm{t: t, dir: t.TempDir()}
	s.write("launchbook.yaml", "title: Storm\n")
	s.write("content/page.md", "# Page\n\nOne.\n")
	s.write("content/guide/one.md", "# One\n\nSee [page](../page.md).\n")
	s.serve()
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"nothing", func() {}},
		{"vim", func() { // tries whether it may write, keeps the old file, writes a new one
			s.write("content/.page.md.swp", "b0VIM")
			s.write("content/4913", "")
			s.remove("content/4913")
			s.rename("content/page.md", "content/page.md~")
			s.write("content/page.md", "# Page\n\nTwo.\n")
			s.remove("content/page.md~")
			s.remove("content/.page.md.swp")
		}},
		{"emacs", func() { // locks with a link that leads nowhere
			if err := os.Symlink("ada@example.com.123:456", s.path("content/.#page.md")); err != nil {
				t.Error(err)
			}
			s.write("content/#page.md#", "# Page\n\nThr")
			s.rename("content/page.md", "content/page.md~")
			s.write("content/page.md", "# Page\n\nThree.\n")
			s.remove("content/#page.md#")
			s.remove("content/page.md~")
			s.remove("content/.#page.md")
		}},
		{"JetBrains", func() {
			s.write("content/page.md___jb_tmp___", "# Page\n\nFour.\n")
			s.rename("content/page.md", "content/page.md___jb_old___")
			s.rename("content/page.md___jb_tmp___", "content/page.md")
			s.remove("content/page.md___jb_old___")
		}},
		{"VS Code", func() { // empties the file first
			s.write("content/page.md", "")
			time.Sleep(10 * time.Millisecond)
			s.write("content/page.md", "# Page\n\nFive.\n")
		}},
		{"folders in folders", func() { s.write("content/a/b/c/d/deep.md", "# Deep\n\nText.\n") }},
		{"a file in a new folder", func() { s.write("content/a/b/c/d/deeper.md", "# Deeper\n\nText.\n") }},
		{"a renamed folder", func() { s.rename("content/a", "content/z") }},
		{"a file in a renamed folder", func() { s.write("content/z/b/c/d/deep.md", "# Deep\n\nAnother text.\n") }},
		{"a folder that becomes a file", func() {
			s.remove("content/guide")
			s.write("content/guide.md", "# Guide\n\nText.\n")
		}},
		{"a file that becomes a folder", func() {
			s.remove("content/guide.md")
			s.write("content/guide.md/index.md", "# Guide\n\nText.\n")
		}},
		{"a folder that comes from elsewhere", func() {
			s.remove("content/guide.md")
			s.write("moved/m.md", "# Moved\n\nText.\n")
			s.rename("moved", "content/moved")
		}},
		{"the configuration", func() { s.write("launchbook.yaml", "title: After the storm\n") }},
	} {
		step.do()
		s.same(step.name)
	}
}

// A checkout changes, adds and deletes hundreds of files at once.
func TestServeACheckout(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	files := map[string]string{"launchbook.yaml": "title: Checkout\n"}
	for i := range 300 {
		files[fmt.Sprintf("content/f%d/p%d.md", i%20, i)] = fmt.Sprintf("# Page %d\n\nOne.\n", i)
	}
	s := storm{t: t, dir: committed(t, files)}
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=Ada", "-c", "user.email=ada@example.com"}, args...)...)
		cmd.Dir = s.dir
		cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE=2027-01-03T03:04:05Z")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("branch", "first")
	for i := range 300 {
		switch name := fmt.Sprintf("content/f%d/p%d.md", i%20, i); i % 3 {
		case 0:
			s.write(name, fmt.Sprintf("# Page %d\n\nTwo.\n", i))
		case 1:
			s.remove(name)
		case 2:
			s.write(fmt.Sprintf("content/g%d/n%d.md", i%7, i), "# New\n\nText.\n")
		}
	}
	s.rename("content/f0", "content/h0")
	git("add", "-A")
	git("commit", "-qm", "Second")
	git("branch", "second")
	s.serve()
	for _, branch := range []string{"first", "second", "first"} {
		git("checkout", "-q", branch)
		s.same(branch)
	}
}

// Whoever saves again before the last edit is built sees each edit, and in the end the
// whole site.
func TestServeEditsDuringBuilds(t *testing.T) {
	s := storm{t: t, dir: t.TempDir()}
	s.write("launchbook.yaml", "title: Edits\n")
	for i := range 400 {
		s.write(fmt.Sprintf("content/f%d/p%d.md", i%20, i), fmt.Sprintf("# Page %d\n\nSee [the first](../f0/p0.md).\n", i))
	}
	s.serve()
	for i := range 12 {
		s.write("content/f0/p0.md", fmt.Sprintf("# The first, version %d\n\nText.\n", i))
		if i%3 == 0 {
			s.write("content/f1/p1.md", fmt.Sprintf("# The second\n\nVersion %d of [the first](../f0/p0.md).\n", i))
		}
		time.Sleep(time.Duration(40+i*20) * time.Millisecond)
	}
	s.same("edits")
}

// Without file watches the preview says so, and looks for changes itself.
func TestServeWithoutWatches(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not here")
	}
	for name, broken := range map[string]string{
		"no more watches": "inotify_add_watch:error=ENOSPC", "none at all": "inotify_init1:error=EMFILE",
	} {
		t.Run(name, func(t *testing.T) {
			call, _, _ := strings.Cut(broken, ":")
			s := storm{t: t, dir: t.TempDir(), under: []string{"strace", "-D", "-f", "-qq", "-o", os.DevNull, "-e", "trace=" + call, "-e", "inject=" + broken}}
			s.write("launchbook.yaml", "title: Storm\n")
			s.write("content/page.md", "# Page\n\nOne.\n")
			s.serve()
			if line, _ := s.said.ReadString('\n'); !strings.Contains(line, "looking for changes every second instead") {
				t.Errorf("it says %q", line)
			}
			s.write("content/a/page.md", "# Page\n\nTwo.\n")
			s.same("a new folder")
		})
	}
}

// storm is a site that is served while it changes.
type storm struct {
	t       *testing.T
	dir     string
	under   []string // the command that runs the preview, if any
	address string
	said    *bufio.Reader
}

func (s *storm) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *storm) write(name, text string) { s.t.Helper(); writeFile(s.t, s.path(name), text) }

func (s *storm) remove(name string) {
	s.t.Helper()
	if err := os.RemoveAll(s.path(name)); err != nil {
		s.t.Error(err)
	}
}

func (s *storm) rename(from, to string) {
	s.t.Helper()
	if err := os.Rename(s.path(from), s.path(to)); err != nil {
		s.t.Error(err)
	}
}

// serve starts the preview; the test ends it.
func (s *storm) serve() {
	s.t.Helper()
	command := append(s.under, os.Args[0], "-test.run", "^TestMainRuns$")
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "LAUNCHBOOK_ARGS=serve\n--addr\n127.0.0.1:0\n"+s.dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	messages, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		if err := cmd.Process.Signal(os.Interrupt); err != nil { // Windows has none
			_ = cmd.Process.Kill()
		}
		_ = cmd.Wait()
	})
	line, _ := bufio.NewReader(out).ReadString('\n')
	if s.address = regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+/`).FindString(line); s.address == "" {
		s.t.Fatalf("no address in %q", line)
	}
	s.said = bufio.NewReader(messages)
	if s.under == nil {
		go func() { _, _ = io.Copy(io.Discard, messages) }()
	}
}

// same waits until the preview shows what a build has. The search index and the
// sitemap tell of pages that should be gone.
func (s *storm) same(step string) {
	s.t.Helper()
	out := filepath.Join(s.t.TempDir(), "portal")
	cmd := root()
	cmd.SetArgs([]string{"build", "--allow-findings", "--quiet", "-o", out, s.dir})
	cmd.SetErr(io.Discard)
	if err := cmd.Execute(); err != nil {
		s.t.Fatalf("%s: %v", step, err)
	}
	manifest, err := os.ReadFile(filepath.Join(out, output.ManifestName))
	if err != nil {
		s.t.Fatal(err)
	}
	files, err := output.Listing(manifest)
	if err != nil {
		s.t.Fatal(err)
	}
	different := ""
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if different = s.differs(out, files); different == "" {
			return
		}
	}
	s.t.Errorf("%s: %s is not as a build makes it", step, different)
}

// injected is what the preview adds to pages.
var injected = regexp.MustCompile(`<link rel="stylesheet" href="/_launchbook/[^>]*><script src="/_launchbook/[^>]*></script>`)

func (s *storm) differs(out string, files []output.File) string {
	for _, f := range files {
		want, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(f.Path)))
		if err != nil {
			s.t.Fatal(err)
		}
		response, err := http.Get(s.address + f.Path)
		if err != nil {
			s.t.Fatal(err)
		}
		got, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || string(injected.ReplaceAll(got, nil)) != string(want) {
			return f.Path
		}
	}
	return ""
}
