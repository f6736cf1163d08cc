package lsp_test

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lsp"
)

const launch = "content/launch.md"

// A link leads to its page, and an alert to its rule.
func TestDefinitionOfLinksAndAlerts(t *testing.T) {
	files := map[string]string{
		"alerts/shop.yaml": "groups:\n  - name: shop\n    rules:\n      - alert: ShopErrors\n        expr: up == 0\n",
		"content/book.md":  "---\ntype: runbook\ntitle: Book\nalerts: [ShopErrors]\n---\n\n[a](#two) [b](people.md) [c](metrics.md#errors)\n\n## Two\n",
	}
	for name, text := range renamable {
		files[name] = text
	}
	files[config] += "rules_files: [\"alerts/*.yaml\"]\n"
	c := startWith(t, files)
	text := c.text("content/book.md")
	c.open("content/book.md", text)
	for _, test := range []struct{ piece, want string }{
		{"[Shop|Errors]", "alerts/shop.yaml: ShopErrors"},
		{"(#tw|o)", "content/book.md: Two"},
		{"(peo|ple.md)", "content/people.md: ---\r"},
		{"(metrics|.md#errors)", "content/metrics.md: ---"},
		{"(metrics.md#err|ors)", "content/metrics.md: errors, name: Errors, owner: *boss, severity: Sev1}"},
	} {
		var list []lsp.Location
		c.call("textDocument/definition", c.at("content/book.md", text, test.piece), &list)
		if got := strings.Join(c.lines(list), "\n"); got != test.want {
			t.Errorf("%s: got %q, want %q", test.piece, got, test.want)
		}
	}
	if got := c.hover("content/book.md", text, "[Shop|Errors]"); !strings.Contains(got, "up == 0") {
		t.Errorf("%q", got)
	}
	if _, err := c.rename("content/book.md", text, "[Shop|Errors]", "Other"); err == nil || !strings.Contains(err.Error(), "name of an alert") {
		t.Errorf("%v", err)
	}
}

// Ids are followed through links, the configuration and what documents have.
func TestReferencesEverywhere(t *testing.T) {
	c := startWith(t, renamable)
	for _, test := range []struct {
		file, piece string
		want        int
	}{
		{"content/metrics.md", "id: err|ors", 1},
		{config, "id: part|ners", 3},
		{"content/metrics.md", "id: sh|op", 2},
		{"content/paths.md", `"id": "p|ay"`, 2},
		{"content/scale.md", "id: SEV|1", 4},
	} {
		text := c.text(test.file)
		c.open(test.file, text)
		var list []lsp.Location
		c.call("textDocument/references", c.at(test.file, text, test.piece), &list)
		if len(list) != test.want {
			t.Errorf("%s: %d, want %d: %q", test.piece, len(list), test.want, c.lines(list))
		}
	}
}

// lines are places as "file: the text of the line from there on".
func (c *client) lines(list []lsp.Location) []string {
	c.t.Helper()
	var lines []string
	for _, l := range list {
		name := strings.TrimPrefix(l.URI, c.uri("")+"/")
		line, _, _ := strings.Cut(c.text(name)[offset(c.text(name), l.Range.Start):], "\n")
		lines = append(lines, name+": "+line)
	}
	return lines
}

func TestDefinition(t *testing.T) {
	for _, test := range []struct{ title, file, piece, want string }{
		{"a contact", escalation, "{notify: ct|o}", "content/contacts.md: cto"},
		{"a contact from front matter that all share", escalation, "owner: |incident-commander", "content/contacts.md: incident-commander"},
		{"an on-call role", escalation, "notify: on-call/check|out.primary", "content/on-call.md: checkout"},
		{"a document", launch, "escalation: [check|out]", "content/escalation.md: checkout"},
		{"a severity", escalation, "severities: [SE|V1", "content/incident.md: SEV1"},
		{"a configured contact", "launchbook.yaml", "to: senior|-engineer", "content/contacts.md: senior-engineer"},
		{"the definition itself", "content/contacts.md", "id: ct|o", "content/contacts.md: cto"},
		{"a document that has its id from its file", launch, "contacts: [con|tacts]", "content/contacts.md: ---"},
		{"a step", launch, "needs: [check|-in]", "content/launch.md: check-in"},
		{"an item of an included checklist", launch, "item: rate|-limits", "content/checklists/go-live-security.md: rate-limits"},
		{"nothing", escalation, "title: Esc|alation", ""},
	} {
		t.Run(test.title, func(t *testing.T) {
			c := start(t)
			text := c.text(test.file)
			c.open(test.file, text)
			var list []lsp.Location
			c.call("textDocument/definition", c.at(test.file, text, test.piece), &list)
			if got := strings.Join(c.lines(list), "\n"); !strings.HasPrefix(got, test.want) || test.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestReferences(t *testing.T) {
	c := start(t)
	text := c.text("content/contacts.md")
	c.open("content/contacts.md", text)
	params := c.at("content/contacts.md", text, "id: ct|o")
	var with, without []lsp.Location
	c.call("textDocument/references", params, &without)
	params["context"] = map[string]any{"includeDeclaration": true}
	c.call("textDocument/references", params, &with)
	if len(with) != len(without)+1 {
		t.Errorf("%d with the declaration, %d without", len(with), len(without))
	}
	files := map[string]bool{}
	for _, line := range c.lines(without) {
		name, rest, _ := strings.Cut(line, ": ")
		files[name] = true
		if !strings.HasPrefix(rest, "cto") {
			t.Errorf("%s", line)
		}
	}
	for _, name := range []string{escalation, launch, "content/contacts.md", "content/decisions.md"} {
		if !files[name] {
			t.Errorf("none in %s", name)
		}
	}
}
