package publish

import (
	"path/filepath"
	"testing"

	"github.com/launchbook/launchbook/generator/output"
)

// Whatever a store's manifest says, no path of it leaves the store.
func FuzzManifest(f *testing.F) {
	good, err := output.EncodeListing([]output.File{{Path: "a/b.html", Size: 1}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"files":[{"path":"../x"}]}`))
	f.Add([]byte(`{`))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := output.Listing(data)
		if err != nil {
			return
		}
		for _, file := range files {
			if !filepath.IsLocal(file.Path) {
				t.Errorf("%q leaves the store", file.Path)
			}
		}
	})
}
