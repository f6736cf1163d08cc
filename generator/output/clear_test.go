package output

import (
	"os"
	"path/filepath"
	"testing"
)

// A portal that is cleared away and whose manifest cannot be read keeps its files:
// none of them is taken for somebody's and moved into the portal that is shown.
func TestUnreadableManifestMovesNothing(t *testing.T) {
	site := t.TempDir()
	at, err := locate(filepath.Join(site, "public"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer at.parent.Close()
	write(t, filepath.Join(site, "public", "index.html"), "new")
	write(t, filepath.Join(site, "dead", "gone.html"), "old")
	if err := os.Mkdir(filepath.Join(site, "dead", manifestName), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := clearPortal(at, "dead"); err == nil {
		t.Error("nothing is said of a manifest that cannot be read")
	}
	if files := tree(t, site); files["public/gone.html"] != "" || files["dead/gone.html"] != "old" {
		t.Errorf("got %v", files)
	}
}
