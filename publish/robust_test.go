package publish

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gocloud.dev/blob"

	"github.com/launchbook/launchbook/generator/output"
	"github.com/launchbook/launchbook/site/sitetest"
)

func folderStore(t *testing.T) (*Store, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "www")
	store, err := Open(t.Context(), fileURL(dir), t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store, dir
}

// A link in the folder is refused: nothing is written where it leads to.
func TestLinksAreRefused(t *testing.T) {
	for name, link := range map[string]string{"a folder": "a", "a page": "a/new.html", "the manifest": output.ManifestName} {
		t.Run(name, func(t *testing.T) {
			store, dir := folderStore(t)
			outside := t.TempDir()
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, link)), 0o755); err != nil {
				t.Fatal(err)
			}
			sitetest.Symlink(t, outside, filepath.Join(dir, link))
			_, err := Make(t.Context(), store, portal(t, map[string]string{"index.html": "home", "a/new.html": "new"}))
			if err == nil || !strings.Contains(err.Error(), "is a symbolic link") && link != output.ManifestName {
				t.Errorf("error is %v", err)
			}
			if left, _ := os.ReadDir(outside); len(left) > 0 {
				t.Errorf("written outside: %v", left)
			}
		})
	}
}

// What was deleted, emptied or replaced by hand comes back.
func TestChangesByHandAreMended(t *testing.T) {
	files := map[string]string{"index.html": "home", "gone.html": "gone", "empty.html": "empty", "other.html": "other"}
	for name, store := range map[string]*Store{"memory": memory(), "folder": func() *Store { s, _ := folderStore(t); return s }()} {
		t.Run(name, func(t *testing.T) {
			root := portal(t, files)
			run(t, store, root)
			if err := errors.Join(store.Delete(t.Context(), "gone.html"),
				store.WriteAll(t.Context(), "empty.html", nil, nil), store.WriteAll(t.Context(), "other.html", []byte("OTHER"), nil)); err != nil {
				t.Fatal(err)
			}
			if plan := run(t, store, root); len(plan.Upload) != 3 {
				t.Errorf("%d uploads, want 3", len(plan.Upload))
			}
			for name, want := range files {
				if got, err := store.ReadAll(t.Context(), name); err != nil || string(got) != want {
					t.Errorf("%s is %q, %v", name, got, err)
				}
			}
		})
	}
}

// Of two runs at once, one says so and the other one's portal is whole.
func TestTwoAtOnce(t *testing.T) {
	store := memory()
	run(t, store, portal(t, map[string]string{"index.html": "home", "old.html": "old"}))
	one, err := Make(t.Context(), store, portal(t, map[string]string{"index.html": "one"}))
	if err != nil {
		t.Fatal(err)
	}
	run(t, store, portal(t, map[string]string{"index.html": "two", "old.html": "old"}))
	if err := one.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "somebody else") {
		t.Errorf("error is %v", err)
	}
	if got, err := store.ReadAll(t.Context(), "index.html"); err != nil || string(got) != "two" || !has(t, store, "old.html") {
		t.Errorf("index.html is %q, %v", got, err)
	}
}

// What a killed run left half written in a folder goes with the next one; what
// only looks like it stays.
func TestHalfWrittenFilesGo(t *testing.T) {
	store, dir := folderStore(t)
	root := portal(t, map[string]string{"index.html": "home"})
	run(t, store, root)
	write(t, filepath.Join(dir, "index.html.18a4f0c2b3d4e5f6.tmp"), "ho")
	write(t, filepath.Join(dir, "theirs.html.18a4f0c2b3d4e5f6.tmp"), "theirs")
	run(t, store, root)
	if has(t, store, "index.html.18a4f0c2b3d4e5f6.tmp") || !has(t, store, "theirs.html.18a4f0c2b3d4e5f6.tmp") {
		t.Error("the half of index.html should be gone, their file should be there")
	}
}

// A run that stops at any object is finished by the next one.
func TestResumesFromEverywhere(t *testing.T) {
	before := map[string]string{"index.html": "home", "gone.html": "gone", "a.css": "a", "b.html": "b"}
	after := map[string]string{"index.html": "home 2", "a.css": "a 2", "b.html": "b 2", "c.html": "c"}
	for stop := range len(after) {
		store := memory()
		run(t, store, portal(t, before))
		plan, err := Make(t.Context(), store, portal(t, after))
		if err != nil {
			t.Fatal(err)
		}
		broken := plan.Upload[stop].Path
		write(t, filepath.Join(plan.portal.Name(), broken), "torn")
		if err := plan.Run(t.Context()); err == nil {
			t.Fatalf("a torn %s was published", broken)
		}
		run(t, store, portal(t, after))
		objects := store.List(&blob.ListOptions{})
		var names []string
		for o, err := objects.Next(t.Context()); err == nil; o, err = objects.Next(t.Context()) {
			data, _ := store.ReadAll(t.Context(), o.Key)
			if o.Key != output.ManifestName && !bytes.Equal(data, []byte(after[o.Key])) {
				t.Errorf("stopped at %s: %s is %q", broken, o.Key, data)
			}
			names = append(names, o.Key)
		}
		if len(names) != len(after)+1 {
			t.Errorf("stopped at %s: there are %v", broken, names)
		}
	}
}
