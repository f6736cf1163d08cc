package replace

import (
	"os"
	"path/filepath"
	"testing"
)

// What a killed process left beside a file goes with the next one that writes
// it; what only looks like it stays.
func TestLeftoversAreSwept(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.md", ".a.md.launchbook-00c0ffee", ".a.md.launchbook-notes", ".b.md.launchbook-00c0ffee", "a.md.00c0ffee.tmp"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := File(filepath.Join(dir, "a.md"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || string(text) != "new" {
		t.Errorf("a.md is %q, %v", text, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if len(left) != 4 || left[0] == ".a.md.launchbook-00c0ffee" {
		t.Errorf("there are %q", left)
	}
}

func TestAFileKeepsItsMode(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, nil, 0o640); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := File(name, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(name); err != nil || after.Mode() != before.Mode() {
		t.Errorf("mode %v, %v", after.Mode(), err)
	}
}
