package output

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/launchbook/launchbook/site/sitetest"
)

// FuzzManifest builds into a folder with any manifest: what launchbook did not
// write stays, in the folder and beside it.
func FuzzManifest(f *testing.F) {
	const sum = `"sha256":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"`
	for _, files := range []string{`{"path":"index.html","size":3,` + sum + `}`, `{"path":"../mine","size":3,` + sum + `}`, `{"path":"/etc/passwd",` + sum + `}`, `{"path":"a/../../mine",` + sum + `}`, `{"path":"link/mine",` + sum + `}`, ``} {
		f.Add([]byte(`{"launchbook_manifest": 1, "files": [` + files + `]}`))
	}
	f.Add([]byte(`{"launchbook_manifest": 2, "files": null}`))
	f.Add([]byte("\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		out := filepath.Join(dir, "public")
		write(t, filepath.Join(dir, "mine"), "foo")
		write(t, filepath.Join(out, "index.html"), "foo")
		write(t, filepath.Join(out, "yours", "notes.txt"), "notes")
		write(t, filepath.Join(out, manifestName), string(data))
		sitetest.Symlink(t, dir, filepath.Join(out, "link"))
		owned, damaged := parseManifest(data)
		_, err := build(t, out, map[string]string{"launch.html": "new"})
		if mine, _ := os.ReadFile(filepath.Join(dir, "mine")); string(mine) != "foo" {
			t.Error("a file beside the portal was changed")
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 2 {
			t.Errorf("left beside the portal: %v", entries)
		}
		for name, text := range map[string]string{"index.html": "foo", "yours/notes.txt": "notes"} {
			_, ours := owned[name]
			got, _ := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
			if !ours && string(got) != text {
				t.Errorf("%s is lost", name)
			}
		}
		if _, ours := owned["link"]; !ours {
			if to, err := os.Readlink(filepath.Join(out, "link")); to != dir {
				t.Error("a link is lost", err)
			}
		}
		got, _ := os.ReadFile(filepath.Join(out, "launch.html"))
		if built := string(got) == "new"; built != (err == nil) || damaged != nil && built {
			t.Errorf("built %v, with %v: %v", built, damaged, err)
		}
	})
}
