package output

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/site/sitetest"
)

// build writes a portal of some files into a folder.
func build(t *testing.T, dir string, files map[string]string) (Result, error) {
	t.Helper()
	w, err := Open(dir, Options{Wait: time.Second})
	if err != nil {
		return Result{}, err
	}
	defer w.Abort()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, err := w.Write(name, []byte(files[name])); err != nil {
			return Result{}, err
		}
	}
	return w.Commit()
}

// tree is the files below a folder with their content, without the manifest.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".launchbook-manifest.json") {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A second build replaces and deletes what the first one wrote, leaves what did
// not change untouched, and keeps what somebody else put there.
func TestSecondBuild(t *testing.T) {
	site := t.TempDir()
	dir := filepath.Join(site, "public")
	if _, err := build(t, dir, map[string]string{"index.html": "1", "same.html": "s", "old/gone.html": "g"}); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "CNAME"), "theirs")
	write(t, filepath.Join(dir, "old", "notes.txt"), "theirs too")
	before, err := os.Stat(filepath.Join(dir, "same.html"))
	if err != nil {
		t.Fatal(err)
	}
	result, err := build(t, dir, map[string]string{"index.html": "2", "same.html": "s"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"index.html": "2", "same.html": "s", "CNAME": "theirs", "old/notes.txt": "theirs too"}
	if got := tree(t, dir); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	after, err := os.Stat(filepath.Join(dir, "same.html"))
	if err != nil || !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("a file that did not change was written again")
	}
	if len(result.Written) != 1 || len(result.Deleted) != 1 || len(result.Unchanged) != 1 {
		t.Errorf("%+v", result)
	}
	if left := beside(t, site); len(left) > 0 {
		t.Errorf("left beside the portal: %v", left)
	}
}

// beside are the folders that builds left behind.
func beside(t *testing.T, site string) []string {
	t.Helper()
	var names []string
	entries, err := os.ReadDir(site)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "public" {
			names = append(names, e.Name())
		}
	}
	return names
}

// A build that is given up leaves the portal as it was.
func TestAbortKeepsThePortal(t *testing.T) {
	site := t.TempDir()
	dir := filepath.Join(site, "public")
	if _, err := build(t, dir, map[string]string{"index.html": "1"}); err != nil {
		t.Fatal(err)
	}
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write("index.html", []byte("2")); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	if got := tree(t, dir); !maps.Equal(got, map[string]string{"index.html": "1"}) {
		t.Errorf("got %v", got)
	}
	if left := beside(t, site); len(left) > 0 {
		t.Errorf("left beside the portal: %v", left)
	}
}

// What is not launchbook's is never replaced, and nothing is written elsewhere.
func TestRefusals(t *testing.T) {
	site := t.TempDir()
	sources := filepath.Join(site, "content")
	write(t, filepath.Join(sources, "launch.md"), "mine")
	for name, dir := range map[string]string{"the sources": sources, "what holds them": site, "no name": "", "the root": "/"} {
		if w, err := Open(dir, Options{Protect: []string{sources}}); err == nil {
			w.Abort()
			t.Errorf("%s was taken for an output folder", name)
		}
	}
	dir := filepath.Join(site, "public")
	write(t, filepath.Join(dir, "index.html"), "mine")
	if _, err := build(t, dir, map[string]string{"index.html": "launchbook's"}); err == nil {
		t.Error("a file of somebody else was replaced")
	}
	for _, name := range []string{"../x.html", "/x.html", "a/../../x.html", "", "a//b.html"} {
		if _, err := build(t, filepath.Join(site, "other"), map[string]string{name: "x"}); err == nil {
			t.Errorf("%q was written", name)
		}
	}
	if got := tree(t, site); got["content/launch.md"] != "mine" || got["public/index.html"] != "mine" || got["x.html"] != "" {
		t.Errorf("got %v", got)
	}
}

// Only one build at a time has the folder; the other one says why.
func TestTwoBuildsAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Abort()
	if _, err := first.Write("index.html", []byte("1")); err != nil {
		t.Fatal(err)
	}
	second, err := Open(dir, Options{Wait: 10 * time.Millisecond})
	if err == nil {
		second.Abort()
		t.Error("two builds have one folder")
	} else if want := fmt.Sprintf("(process %d)", os.Getpid()); runtime.GOOS != "windows" && !strings.Contains(err.Error(), want) {
		t.Errorf("%q does not say %q", err, want)
	}
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
}

// A link in the place of the lock is somebody's: a build neither follows it nor waits.
func TestTheLockIsNoLink(t *testing.T) {
	parent := t.TempDir()
	if err := os.WriteFile(filepath.Join(parent, "mine"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	sitetest.Symlink(t, "mine", filepath.Join(parent, lockName("public")))
	if w, err := Open(filepath.Join(parent, "public"), Options{Wait: time.Minute}); err == nil {
		w.Abort()
		t.Error("the link was taken for the lock")
	} else if !strings.Contains(err.Error(), "move it away") {
		t.Error(err)
	}
	if data, err := os.ReadFile(filepath.Join(parent, "mine")); err != nil || string(data) != "mine" {
		t.Errorf("the file that it led to is %q, %v", data, err)
	}
}

// A build tells what is in the folder when it ends, whether it changed or not.
func TestAResultHasTheManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for _, files := range []map[string]string{{"a.html": "a"}, {"a.html": "a"}, {"b.html": "b"}} {
		result, err := build(t, dir, files)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(filepath.Join(dir, ManifestName)); err != nil || string(data) != string(result.Manifest) {
			t.Errorf("the folder has the manifest\n%s\nand the result\n%s", data, result.Manifest)
		}
		list, err := Listing(result.Manifest)
		if err != nil || len(list) != 1 || files[list[0].Path] == "" {
			t.Errorf("%v lists %v, %v", files, list, err)
		}
	}
}
