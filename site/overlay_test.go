package site

import (
	"os"
	"path/filepath"
	"testing"
)

func TestOverlay(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.md", "c.md"} {
		if err := os.WriteFile(filepath.Join(dir, "content", name), []byte("# On the disk\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := LoadWith(dir, LoadOptions{Overlay: map[string][]byte{
		"content/a.md":   []byte("# In memory\n"),
		"content/b/x.md": []byte("# Only in memory\n"),
		"content/b.txt":  []byte("no document"),
		"elsewhere.md":   []byte("# Not content\n"),
		ConfigName:       []byte("title: From memory\n"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, d := range s.Documents {
		titles = append(titles, d.Path+" "+d.Title)
	}
	want := []string{"a.md In memory", "b/x.md Only in memory", "c.md On the disk"}
	if len(titles) != 3 || titles[0] != want[0] || titles[1] != want[1] || titles[2] != want[2] {
		t.Errorf("documents are %q, want %q", titles, want)
	}
	if s.Config.Title != "From memory" {
		t.Errorf("the title is %q", s.Config.Title)
	}
}
