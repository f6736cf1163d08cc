package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator/output"
)

// ignoringCase makes a folder in which two spellings are the same file, as a
// system that ignores case does; elsewhere it takes a hard link.
func ignoringCase(t *testing.T, dir, name, other string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, other)); err == nil {
		return
	}
	if err := os.Link(filepath.Join(dir, name), filepath.Join(dir, other)); err != nil {
		t.Skip(err)
	}
}

// A page that changed its spelling is not deleted under the old one where both
// are the same file; where they are two, the old one goes.
func TestAPageChangesItsSpelling(t *testing.T) {
	for name, same := range map[string]bool{"the same file": true, "two files": false} {
		t.Run(name, func(t *testing.T) {
			store, dir := folderStore(t)
			run(t, store, portal(t, map[string]string{"Faq.html": "old", "gone.html": "gone"}))
			want := []string{"Faq.html", "gone.html"}
			if same {
				ignoringCase(t, dir, "Faq.html", "faq.html")
				want = want[1:]
			} else if _, err := os.Stat(filepath.Join(dir, "faq.html")); err == nil {
				t.Skip("this system ignores case")
			}
			plan := run(t, store, portal(t, map[string]string{"faq.html": "new"}))
			var deleted []string
			for _, f := range plan.Delete {
				deleted = append(deleted, f.Path)
			}
			if strings.Join(deleted, " ") != strings.Join(want, " ") {
				t.Errorf("deletes %q, want %q", deleted, want)
			}
			if got, err := store.ReadAll(t.Context(), "faq.html"); err != nil || string(got) != "new" {
				t.Errorf("faq.html is %q, %v", got, err)
			}
		})
	}
}

// A file of somebody else is in the way whatever its spelling. The list of a
// folder that ignores case has only one.
func TestForeignFileOfAnotherSpelling(t *testing.T) {
	store, dir := folderStore(t)
	write(t, filepath.Join(dir, "Faq.html"), "theirs")
	ignoringCase(t, dir, "Faq.html", "faq.html")
	plan := &Plan{store: store, portal: portal(t, map[string]string{"faq.html": "ours"})}
	local, objects := []output.File{{Path: "faq.html", Size: 4}}, map[string]object{"Faq.html": {size: 6}}
	store.respell(local, objects, nil)
	if err := plan.compareAll(t.Context(), local, nil, objects); err == nil || !strings.HasPrefix(err.Error(), "faq.html: ") {
		t.Errorf("error is %v", err)
	}
}
