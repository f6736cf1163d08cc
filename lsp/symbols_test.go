package lsp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lsp"
)

// outlineOf writes symbols as indented lines.
func outlineOf(list []lsp.DocumentSymbol, indent string) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(strings.TrimRight(indent+s.Name+" | "+s.Detail, " |") + "\n")
		b.WriteString(outlineOf(s.Children, indent+"  "))
	}
	return b.String()
}

func TestDocumentSymbols(t *testing.T) {
	c := startWith(t, renamable)
	for _, test := range []struct{ file, want string }{
		{"content/metrics.md", "groups\n  All\n    metrics\n      errors | Errors\n"},
		{"content/people.md", "contacts\n  lead | Ünï 💥\n    channels\n  second | Lead lead\n"},
		{"content/rota.md", "primary\nsecondary\n"},
		{"content/paths.md", "paths\n  pay | Paying\n    steps\n      on-call/web.primary\n        notify\n"},
		{config, "policy\n  unresolved\n  severities\n    SEV1\naudiences\n  partners\nmenu\n  Metrics\ndefaults\n  old/**\n    audiences\ndrills\n  pay | 2027-03-09T10:00\n    expect\n      lead\n"},
	} {
		c.open(test.file, c.text(test.file))
		var list []lsp.DocumentSymbol
		c.call("textDocument/documentSymbol", c.at(test.file, c.text(test.file), "|"), &list)
		if got := outlineOf(list, ""); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.file, got, test.want)
		}
	}
}

func TestDocumentSymbolsOfHeadings(t *testing.T) {
	c := startWith(t, renamable)
	const name = "content/new.md"
	text := "# One 💥\n\ntext\n\n## Two\n\n### Three\n\n## Four\n\n#\n"
	c.open(name, text)
	var list []lsp.DocumentSymbol
	c.call("textDocument/documentSymbol", c.at(name, text, "|"), &list)
	if got, want := outlineOf(list, ""), "One 💥\n  Two\n    Three\n  Four\n…\n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	inner := list[0].Children[0]
	if want := find(t, text, "## Two\n\n### Three\n\n## "); inner.Range.End != want.End || inner.SelectionRange != find(t, text, "Two") {
		t.Errorf("%+v", inner)
	}
}

// Every name lies within the range that it names, on the whole starter site.
func TestDocumentSymbolRanges(t *testing.T) {
	c := start(t)
	var check func(name string, list []lsp.DocumentSymbol)
	check = func(name string, list []lsp.DocumentSymbol) {
		for _, s := range list {
			text := c.text(name)
			if offset(text, s.SelectionRange.Start) < offset(text, s.Range.Start) || offset(text, s.SelectionRange.End) > offset(text, s.Range.End) || s.Name == "" {
				t.Errorf("%s: %+v", name, s)
			}
			check(name, s.Children)
		}
	}
	for _, name := range c.files() {
		c.open(name, c.text(name))
		var list []lsp.DocumentSymbol
		c.call("textDocument/documentSymbol", c.at(name, c.text(name), "|"), &list)
		if len(list) == 0 {
			t.Errorf("%s has no outline", name)
		}
		check(name, list)
	}
}

func TestWorkspaceSymbols(t *testing.T) {
	files := map[string]string{"alerts/shop.yaml": "groups:\n  - name: shop\n    rules:\n      - alert: ShopErrors\n        expr: up == 0\n"}
	for name, text := range renamable {
		files[name] = text
	}
	files[config] += "rules_files: [\"alerts/*.yaml\"]\n"
	c := startWith(t, files)
	for _, test := range []struct {
		query string
		want  []string
	}{
		{"ünï", []string{"content/people.md: 'lead', channels: {phone: \"+1-555-0101\"}}\r"}},
		{"shop", []string{"alerts/shop.yaml: ShopErrors", "content/metrics.md: ---"}},
		{"err", []string{"alerts/shop.yaml: ShopErrors", "content/metrics.md: errors, name: Errors, owner: *boss, severity: Sev1}"}},
		{"nothing-like-it", nil},
	} {
		var list []lsp.SymbolInformation
		c.call("workspace/symbol", map[string]any{"query": test.query}, &list)
		var places []lsp.Location
		for _, s := range list {
			places = append(places, s.Location)
		}
		got := c.lines(places)
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.query, got, test.want)
		}
	}
}
