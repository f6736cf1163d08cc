package themes

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/site/sitetest"
)

// A link of a theme that leads out of its folder is refused, whatever part of a
// path it is, and says what to do instead.
func TestLinksThatLeaveTheTheme(t *testing.T) {
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "style.css"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ link, to, want string }{
		"file":            {"themes/own/assets/style.css", filepath.Join(outside, "style.css"), "assets/style.css of the theme is behind a link that leaves the theme's folder"},
		"folder":          {"themes/own/assets", outside, "assets/style.css of the theme is behind a link"},
		"within the site": {"themes/own/assets/style.css", "../../../secret.css", "assets/style.css of the theme is behind a link"},
		"theme":           {"themes/own", outside, "themes/own is a link that leaves the site's folder"},
	} {
		site := t.TempDir()
		link := filepath.Join(site, filepath.FromSlash(c.link))
		if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(site, "secret.css"), []byte("secret"), 0o600); err != nil {
			t.Fatal(err)
		}
		sitetest.Symlink(t, c.to, link)
		theme, err := Open(site, "own")
		var data []byte
		if err == nil {
			data, err = theme.Read("assets/style.css")
			theme.Close()
		}
		if err == nil || !strings.Contains(err.Error(), c.want) || len(data) > 0 {
			t.Errorf("%s: read %q, with the error %v", name, data, err)
		}
	}
}
