package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gocloud.dev/blob/memblob"

	"github.com/launchbook/launchbook/generator/output"
)

// portal writes a built portal of the files.
func portal(t *testing.T, files map[string]string) *os.Root {
	t.Helper()
	dir := t.TempDir()
	var list []output.File
	for name, text := range files {
		list = append(list, output.File{Path: name, Size: int64(len(text)), Sum: sha256.Sum256([]byte(text))})
		write(t, filepath.Join(dir, name), text)
	}
	data, err := output.EncodeListing(list)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, output.ManifestName), string(data))
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, bucket *Store, root *os.Root) *Plan {
	t.Helper()
	plan, err := Make(t.Context(), bucket, root)
	if err == nil {
		err = plan.Run(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func has(t *testing.T, bucket *Store, key string) bool {
	t.Helper()
	ok, err := bucket.Exists(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	return ok
}

// publishTwice publishes a portal and then its next version beside an object of
// somebody else.
func publishTwice(t *testing.T, bucket *Store) {
	t.Helper()
	if err := bucket.WriteAll(t.Context(), "theirs/photo.png", []byte("photo"), nil); err != nil {
		t.Fatal(err)
	}
	run(t, bucket, portal(t, map[string]string{"index.html": "home", "old.html": "old", "same.html": "same"}))
	plan := run(t, bucket, portal(t, map[string]string{"index.html": "home 2", "same.html": "same", "a/new.html": "new"}))
	if len(plan.Upload) != 2 || len(plan.Unchanged) != 1 || len(plan.Delete) != 1 {
		t.Errorf("%d uploads, %d unchanged, %d deletions; want 2, 1, 1", len(plan.Upload), len(plan.Unchanged), len(plan.Delete))
	}
	if has(t, bucket, "old.html") || !has(t, bucket, "theirs/photo.png") || !has(t, bucket, "a/new.html") {
		t.Error("old.html should be gone; the photo and the new page should be there")
	}
	if data, err := bucket.ReadAll(t.Context(), "index.html"); err != nil || string(data) != "home 2" {
		t.Errorf("index.html is %q, %v", data, err)
	}
}

func memory() *Store { return &Store{Bucket: memblob.OpenBucket(nil)} }

func TestMemory(t *testing.T) { publishTwice(t, memory()) }

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www")
	target := fileURL(dir)
	bucket, err := Open(t.Context(), target, t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer bucket.Close()
	publishTwice(t, bucket)
	if extra, _ := filepath.Glob(filepath.Join(dir, "*.attrs")); len(extra) > 0 {
		t.Errorf("files about files: %v", extra)
	}
}

// A run that broke off goes on with what is missing, and owns what it wrote.
func TestResume(t *testing.T) {
	bucket := memory()
	root := portal(t, map[string]string{"assets/icon.svg": "icon", "page.html": "page", "index.html": "home"})
	page := filepath.Join(root.Name(), "page.html")
	write(t, page, "torn")
	plan, err := Make(t.Context(), bucket, root)
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Run(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "page.html: ") {
		t.Fatalf("error is %v; want one that names page.html", err)
	}
	if !has(t, bucket, "assets/icon.svg") || has(t, bucket, "index.html") {
		t.Error("the asset should be there, the index page not yet")
	}
	write(t, page, "page")
	if plan := run(t, bucket, root); len(plan.Upload) != 2 || len(plan.Unchanged) != 1 {
		t.Errorf("%d uploads, %d unchanged; want 2, 1", len(plan.Upload), len(plan.Unchanged))
	}
	if plan := run(t, bucket, root); len(plan.Upload) != 0 {
		t.Errorf("%d uploads of a portal that is there", len(plan.Upload))
	}
}

func TestCancelled(t *testing.T) {
	plan, err := Make(t.Context(), memory(), portal(t, map[string]string{"index.html": "home"}))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := plan.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

// An object of somebody else stops a run even where it is what would be written:
// it would be deleted with the page.
func TestForeignObjectInTheWay(t *testing.T) {
	for name, text := range map[string]string{"other bytes": "theirs", "the same size": "HOME", "the same bytes": "home"} {
		t.Run(name, func(t *testing.T) {
			bucket := memory()
			if err := bucket.WriteAll(t.Context(), "index.html", []byte(text), nil); err != nil {
				t.Fatal(err)
			}
			_, err := Make(t.Context(), bucket, portal(t, map[string]string{"index.html": "home"}))
			if err == nil || !strings.HasPrefix(err.Error(), "index.html: ") {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	bucket := memory()
	// 2c26b46b is the beginning of the checksum of foo.
	run(t, bucket, portal(t, map[string]string{"assets/app-2c26b46b.js": "foo", "assets/own-00000000.js": "bar", "c.ics": "x"}))
	for key, want := range map[string][2]string{
		"assets/app-2c26b46b.js": {"text/javascript; charset=utf-8", "max-age=31536000, immutable"},
		"assets/own-00000000.js": {"text/javascript; charset=utf-8", "no-cache"},
		"c.ics":                  {"text/calendar; charset=utf-8", "no-cache"},
	} {
		got, err := bucket.Attributes(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		if got.ContentType != want[0] || got.CacheControl != want[1] {
			t.Errorf("%s: %q, %q; want %q", key, got.ContentType, got.CacheControl, want)
		}
	}
}

func TestAFileThatCannotBeReadIsNamedByItsPlace(t *testing.T) {
	root := portal(t, map[string]string{"index.html": "home", "style.css": "p{}"})
	plan, err := Make(t.Context(), memory(), root)
	if err != nil {
		t.Fatal(err)
	}
	if err := root.Remove("index.html"); err != nil {
		t.Fatal(err)
	}
	want := "index.html: cannot read `" + filepath.Join(root.Name(), "index.html") + "`: "
	if err := plan.Run(t.Context()); !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), want) || strings.Count(err.Error(), "index.html") != 2 {
		t.Errorf("%v, not %s", err, want)
	}
}
