package generator_test

import (
	"bytes"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// FuzzPages makes pages of any two Markdown texts: no page runs anything, and every
// link within the portal leads to a page and a place of it.
func FuzzPages(f *testing.F) {
	for _, text := range []string{
		"## Search\n\n## Main\n\n## All documents\n\n# Results\n\n[x](#search)",
		"# A\n\n[b](b.md) [b](sub/b.md#b) [c](x.txt) [none](none.md) ![d](../x.png)", "[a]: sub/b.md#a\n\n[a] [a][] [b][a]", "[x](a.md?y#z) [x](./a.md) [x](/sub/b.md) [x](#) [x](#a) <a href='a.md'>x</a>",
		"---\naliases: [old.html, sub/older.html]\ntags: [x]\n---\n# A\n## A\n## A-1\n## A\n[](#a-1)", "![x](%2e%2e/%2e%2e/etc/passwd) [x](..\\a.md) [x](a.md%00) [x](//a.md)", "[[a]] {{< ref \"a.md\" >}} {% include b.md %}", "a[^1]\n\n[^1]: [b](sub/b.md)\n", "- [ ] a\n- [x] [b](b.md)\n",
	} {
		f.Add(text, "# B\n\n[a](../a.md#a)\n")
	}
	dir := f.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content", "sub"), 0o755); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		s, err := site.LoadWith(dir, site.LoadOptions{Overlay: map[string][]byte{"content/a.md": []byte(a), "content/sub/b.md": []byte(b)}})
		if err != nil {
			t.Fatal(err)
		}
		files, err := generator.Render(s, generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range lint.Run(s, rules.All(), lint.Options{}).Diagnostics {
			if d.Level == source.Error || strings.Contains(d.Rule, "link") || strings.Contains(d.Rule, "anchor") {
				return // lint says it
			}
		}
		places := map[string]map[string]bool{}
		for name, data := range files {
			if path.Ext(name) == ".html" {
				checkHTML(t, name, data)
				places[name] = placesOf(t, data)
			}
		}
		for name := range places {
			for _, href := range linksOf(t, files[name]) {
				checkLink(t, files, places, name, href)
			}
		}
	})
}

func checkLink(t *testing.T, files map[string][]byte, places map[string]map[string]bool, from, href string) {
	t.Helper()
	u, err := url.Parse(href)
	if err != nil || u.IsAbs() || u.Host != "" {
		return
	}
	name := from
	if u.Path != "" {
		name = path.Join(path.Dir(from), u.Path)
	}
	if _, there := files[name]; !there {
		t.Errorf("%s leads to %q, which is not in the portal", from, href)
		return
	}
	if u.Fragment != "" && path.Ext(name) == ".html" && !places[name][u.Fragment] {
		t.Errorf("%s leads to %q, a place that is not there", from, href)
	}
}

func placesOf(t *testing.T, page []byte) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	for n := range parsed(t, page).Descendants() {
		if id := attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("two places have the id %q", id)
			}
			ids[id] = true
		}
	}
	return ids
}

func linksOf(t *testing.T, page []byte) []string {
	t.Helper()
	var list []string
	for n := range parsed(t, page).Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" && strings.TrimSpace(attribute(n, "href")) != "" {
			list = append(list, attribute(n, "href"))
		}
	}
	return list
}

func parsed(t *testing.T, page []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// FuzzConfiguration makes the portal of any configuration: what it accepts gives
// pages, drawings and lists that hold together, and what it refuses says why.
func FuzzConfiguration(f *testing.F) {
	for _, text := range []string{
		"", "title: x\nlanguage: en\nbase_url: https://runbooks.example.com/\n", "menu: [{title: A, link: a}, {title: x, link: 'javascript:x'}, {title: y, link: ../y}]\n",
		"theme: {name: x, light: {link: '#000'}, dark: {bg: red}}\n", "content: .\n", "content: ..\n", "output: /tmp\n", "output: content\n", "time_zone: Europe/Stockholm\n",
		"audiences: [{id: all, title: x}]\ndefaults: [{path: '**', type: launch, owner: x, audiences: [all], keys: {a: b}}]\n", "repository: https://example.com/x\nedit_url: 'https://example.com/{path}'\n",
		"policy: {horizon: 9w, severities: [{id: SEV1, acknowledge_within: 5m}]}\n", "lint: {ignore: ['*.md'], rules: {broken-link: off}}\n", "runbook_url_prefixes: {'https://example.com/': ''}\n",
	} {
		f.Add(text)
	}
	dir := f.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, config string) {
		s, err := site.LoadWith(dir, site.LoadOptions{Overlay: map[string][]byte{
			site.ConfigName: []byte(config), "content/a.md": []byte("# A\n\n[b](b.md)\n"), "content/b.md": []byte("---\ntype: faq\nsummary: b\n---\n# B\n"),
		}})
		if err != nil {
			if err.Error() == "" {
				t.Error("an error says nothing")
			}
			return
		}
		files, err := generator.Render(s, generator.Options{BaseURL: s.Config.BaseURL})
		if err != nil {
			if err.Error() == "" {
				t.Error("an error says nothing")
			}
			return
		}
		for name := range files {
			if !filepath.IsLocal(filepath.FromSlash(name)) {
				t.Errorf("%q lies outside of the portal", name)
			}
		}
		if checkFiles(t, files) < len(s.Documents) {
			t.Error("a page is missing")
		}
	})
}
