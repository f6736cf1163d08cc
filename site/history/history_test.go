package history

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

func TestLastChangeOfEachDocument(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	dir := t.TempDir()
	write := func(name, text string) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git := func(date string, args ...string) {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date, "GIT_CONFIG_GLOBAL="+os.DevNull,
			"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.com", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.com")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write("site/launchbook.yaml", "title: x\n")
	write("site/content/a b.md", "# A\n")
	write("site/content/Öl.md", "# B\n")
	write("site/content/c.md", "---\ncovers: [src, gone/**]\n---\n")
	write("src/main.go", "package main\n")
	git("", "init", "-q")
	for _, setting := range []string{"i18n.logOutputEncoding=ISO-8859-1", "log.showRoot=false", "log.follow=true", "color.ui=always"} {
		name, value, _ := strings.Cut(setting, "=")
		git("", "config", name, value)
	}
	git("2027-01-02T03:04:05Z", "add", ".")
	git("2027-01-02T03:04:05Z", "commit", "-qm", "Write bøth")
	write("site/content/a b.md", "# A\n\nMore.\n")
	git("2027-02-03T04:05:06Z", "commit", "-qam", "Say more\n\nAt length.")
	write("site/content/new.md", "# New\n")
	s, err := site.Load(filepath.Join(dir, "site"))
	if err != nil {
		t.Fatal(err)
	}
	log := Read(t.Context(), s)
	for name, want := range map[string]string{"content/a b.md": "2027-02-03 Say more", "content/Öl.md": "2027-01-02 Write bøth", "content/c.md": "2027-01-02 Write bøth"} {
		if got := log[name].At.Format("2006-01-02 ") + log[name].Subject; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if earlier := log["content/a b.md"].Earlier; len(earlier) != 1 || earlier[0].Subject != "Write bøth" || log["content/Öl.md"].Earlier != nil {
		t.Errorf("got the earlier changes %v", earlier)
	}
	if _, known := log["content/new.md"]; known || len(log) != 3 {
		t.Errorf("got %v", log)
	}
	drifted := func(want ...string) {
		t.Helper()
		var got []string
		for _, d := range Drifts(t.Context(), s) {
			got = append(got, d.Doc.Common.Covers[d.Index]+" "+d.File)
		}
		if !slices.Equal(got, want) {
			t.Errorf("drifted: %q, want %q", got, want)
		}
	}
	drifted("gone/** ")
	write("src/main.go", "package main // changed\n")
	drifted("gone/** ")
	git("2027-02-04T04:05:06Z", "commit", "-qm", "Change it", "src")
	drifted("src src/main.go", "gone/** ")
	write("gone/new.go", "package gone\n")
	drifted("src src/main.go")
	write(".gitignore", "/gone\n")
	drifted("src src/main.go", "gone/** ")
	write("site/content/new.md", "---\ncovers: [nowhere/**]\n---\n")
	if s, err = site.Load(filepath.Join(dir, "site")); err != nil {
		t.Fatal(err)
	}
	drifted("src src/main.go", "gone/** ")
	write("site/content/c.md", "---\ncovers: [src, gone/**]\n---\nBeing changed.\n")
	drifted()
}

// Before the first commit nothing was changed after anything.
func TestNoDriftWithoutCommits(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("---\ncovers: [gone]\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("git", "init", "-q")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if drifts := Drifts(t.Context(), s); drifts != nil {
		t.Errorf("got %v", drifts)
	}
}

// What was found once is found again without a log, and for another site's
// documents of the same paths.
func TestKeptAnswer(t *testing.T) {
	var first, second watch
	for _, w := range []*watch{&first, &second} {
		doc := &site.Document{File: &source.File{Path: "a.md"}}
		w.covers = []*cover{{doc: doc, glob: "src", of: &last{}}}
	}
	first.covers[0].file, first.covers[0].number, first.covers[0].of.number = "src/main.go", 1, 2
	question := first.question("repository", "site", "c1")
	first.keep(question, true)
	if whole, ok := second.recall(question); !ok || !whole {
		t.Fatal("the answer was not kept")
	}
	if got := second.drifts(true); len(got) != 1 || got[0].File != "src/main.go" || got[0].Doc != second.covers[0].doc {
		t.Errorf("got %v", got)
	}
	if _, ok := second.recall(second.question("repository", "site", "c2")); ok {
		t.Error("the answer of another commit was taken")
	}
}

func TestWithoutARepository(t *testing.T) {
	if log := Read(t.Context(), &site.Site{Dir: t.TempDir()}); log != nil {
		t.Errorf("got %v", log)
	}
}
