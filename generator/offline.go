package generator

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode"

	"github.com/launchbook/launchbook/themes"
)

// maxOffline is how many files a reader's device keeps for use without a
// network, and maxKept how many bytes each file that is no page may have. Of a
// larger portal it keeps the scripts and as many pages as that, in the order of
// the menu, and those that were visited.
const (
	maxOffline = 600
	maxKept    = 1 << 20
)

// installable makes the icon and the manifest with which the portal can be put
// on a phone's home screen.
func (p *Portal) installable(files map[string][]byte) error {
	p.Icon, p.Manifest = "assets/icon.svg", "manifest.webmanifest"
	p.ThemeColor = p.color("surface")
	files[p.Icon] = fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="%s"/>`+
		`<text x="32" y="44" font-family="system-ui,sans-serif" font-size="36" font-weight="700" text-anchor="middle" fill="%s">%s</text></svg>`,
		p.color("link"), p.color("bg"), template.HTMLEscapeString(initial(p.Title)))
	p.IconData = template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(files[p.Icon]))
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
	}
	manifest, err := json.MarshalIndent(map[string]any{
		"name": p.Title, "short_name": p.Title, "lang": p.Language, "start_url": "index.html", "scope": "./", "display": "minimal-ui",
		"background_color": p.color("bg"), "theme_color": p.ThemeColor,
		"icons": []icon{{p.Icon, "any", "image/svg+xml", "any maskable"}},
	}, "", " ")
	files[p.Manifest] = manifest
	return err
}

// initial is what stands on the icon: the title's first letter, digit or symbol.
func initial(title string) string {
	for _, r := range strings.ToUpper(title) {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.IsPunct(r) {
			return string(r)
		}
	}
	return "L"
}

// offline writes the service worker, which has to know all other files and
// therefore comes last.
func (p *Portal) offline(theme *themes.Theme, files map[string][]byte) error {
	names := p.kept(files)
	sum := sha256.New()
	for _, name := range names {
		content := sha256.Sum256(files[name])
		if emitted, ok := p.emitted[name]; ok {
			content = emitted.sum
		}
		fmt.Fprintf(sum, "%s %x\n", name, content)
	}
	addresses := make([]string, len(names))
	for i, name := range names {
		addresses[i] = escapedPath(name) // as the pages link to it
	}
	list, err := json.Marshal(addresses)
	if err != nil {
		return err
	}
	script, err := bundle(theme, "assets/sw.js", "", map[string]string{
		"VERSION": `"` + hex.EncodeToString(sum.Sum(nil)[:8]) + `"`,
		"FILES":   string(list),
	})
	if err != nil {
		return fmt.Errorf("the theme's assets/sw.js: %w", err)
	}
	files["sw.js"] = script
	return nil
}

// kept are the files that a device keeps: what the theme made, then pages in
// the order of the menu, then everything else that fits.
func (p *Portal) kept(files map[string][]byte) []string {
	var names []string
	seen := map[string]bool{}
	add := func(name string) {
		data, ok := files[name]
		size := max(len(data), p.emitted[name].size)
		if ok && len(names) < maxOffline && (size <= maxKept || name == p.Index) && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	for _, name := range []string{p.Style, p.Script, p.Engine, p.Index, p.Duty, p.Icon, p.Manifest, "index.html", "404.html"} {
		add(name)
	}
	for _, d := range p.nav.all {
		add(d.Page)
	}
	var rest []string
	for name := range files {
		rest = append(rest, name)
	}
	slices.Sort(rest)
	for _, name := range rest {
		add(name)
	}
	return names
}
