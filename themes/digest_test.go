package themes

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/launchbook/launchbook/site/sitetest"
)

// Whatever Read can see of a theme changes its hash, through links too.
func TestDigestSeesWhatReadSees(t *testing.T) {
	site := t.TempDir()
	own := filepath.Join(site, "themes", "own")
	shared := filepath.Join(own, "shared")
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(own, "assets", "site.css"), "a")
	write(filepath.Join(shared, "page.html"), "one")
	for link, to := range map[string]string{"templates": "shared", "up": ".", "broken.css": "missing.css"} {
		sitetest.Symlink(t, to, filepath.Join(own, link))
	}
	theme, err := Open(site, "own")
	if err != nil {
		t.Fatal(err)
	}
	defer theme.Close()
	digest := func() [32]byte {
		t.Helper()
		sum, err := theme.Digest()
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	last := digest()
	if digest() != last {
		t.Error("the same theme has two hashes")
	}
	for _, change := range []struct{ name, text string }{
		{filepath.Join(shared, "page.html"), "two"},
		{filepath.Join(shared, "more.html"), ""},
		{filepath.Join(own, "assets", "site.css"), "b"},
		{filepath.Join(own, "missing.css"), ""},
	} {
		write(change.name, change.text)
		if sum := digest(); sum == last {
			t.Errorf("%s was not seen", filepath.Base(change.name))
		} else {
			last = sum
		}
	}
}
