package lsp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lsp"
)

// complete asks for what may be written at the bar, in a text that is changed
// by putting the piece in place of another one.
func (c *client) complete(name, old, piece string) (string, []lsp.CompletionItem) {
	c.t.Helper()
	text := strings.Replace(c.text(name), old, strings.Replace(piece, "|", "", 1), 1)
	c.open(name, text)
	var list lsp.CompletionList
	c.call("textDocument/completion", c.at(name, text, piece), &list)
	return text, list.Items
}

func labels(items []lsp.CompletionItem) []string {
	var list []string
	for _, item := range items {
		list = append(list, item.Label)
	}
	return list
}

func TestCompletion(t *testing.T) {
	const (
		launch   = "content/launch.md"
		contacts = "content/contacts.md"
	)
	for _, test := range []struct {
		title, file, old, piece string
		with, without           []string
	}{
		{"a key at the top", launch, "tier: 1\n", "ti|\n", []string{"tier", "tags"}, []string{"title", "status", "notify"}},
		{"an enum", launch, "status: planned\ntier", "status: |\ntier", []string{"draft", "planned", "ready"}, []string{"title"}},
		{"a type", launch, "type: launch", "type: |", []string{"launch", "on-call", "page"}, nil},
		{"a key in a flow mapping", escalation, "{notify: cto}", "{notify: cto, |", []string{"after", "escalate_if"}, []string{"notify", "paths"}},
		{"a target", escalation, "{notify: cto}", "{notify: |", []string{"cto", "on-call/checkout.primary"}, []string{"executive"}},
		{"a target in a flow list", escalation, "[on-call/checkout.secondary, incident-commander]", "[on-call/checkout.secondary, |", []string{"senior-engineer"}, nil},
		{"a value behind others", escalation, "escalate_if: not-acknowledged, after: 5m, repeat: 1}", "repeat: 1, escalate_if: |", []string{"not-acknowledged", "not-resolved"}, []string{"cto"}},
		{"an example", escalation, "after: 15m}", "after: |}", []string{"15m", "1h30m"}, nil},
		{"a severity", escalation, "severities: [SEV1, SEV2]", "severities: [SEV1, |", []string{"SEV1", "SEV4"}, []string{"cto"}},
		{"a key of a list's item", contacts, "    substitute: bo-lind\n", "    sub|\n", []string{"substitute", "hours"}, []string{"name", "channels"}},
		{"a contact", contacts, "substitute: bo-lind", "substitute: b|", []string{"bo-lind"}, []string{"on-call/checkout.primary"}},
		{"a key of a nested flow mapping", contacts, `channels: {phone: "+1-555-0101", `, `channels: {|`, []string{"phone", "pager"}, []string{"name"}},
		{"a document", launch, "escalation: [checkout]", "escalation: [|", []string{"checkout"}, []string{"cto"}},
		{"an item of a block list", "content/on-call.md", "primary: [alva-berg, bo-lind, cleo-dahl, disa-ek]", "primary:\n  - |", []string{"alva-berg"}, nil},
		{"a list that begins", escalation, "paths:\n  - id: payments\n", "paths:\n  |\n", []string{"issue", "steps"}, []string{"notify"}},
		{"a rule", "launchbook.yaml", "# Levels of single rules", "lint:\n  rules:\n    |\n# Levels", []string{"escalation-wait", "schema-type"}, nil},
		{"a rule's level", "launchbook.yaml", "# Levels of single rules", "lint:\n  rules:\n    escalation-wait: |\n# Levels", []string{"warning", "off"}, []string{"cto"}},
		{"a configured contact", "launchbook.yaml", "1h, to: senior-engineer", "1h, to: |", []string{"cto"}, nil},
		{"nothing in prose", launch, "## ", "|\n\n## ", nil, []string{"title"}},
	} {
		t.Run(test.title, func(t *testing.T) {
			c := start(t)
			_, items := c.complete(test.file, test.old, test.piece)
			got := labels(items)
			for _, label := range test.with {
				if !slices.Contains(got, label) {
					t.Errorf("no %q in %q", label, got)
				}
			}
			for _, label := range test.without {
				if slices.Contains(got, label) {
					t.Errorf("%q in %q", label, got)
				}
			}
		})
	}
}

// What is chosen replaces what was typed, and brings its own explanation.
func TestCompletionEdits(t *testing.T) {
	c := start(t)
	text, items := c.complete(escalation, "after: 5m, repeat: 1}", "aft|}")
	i := slices.IndexFunc(items, func(item lsp.CompletionItem) bool { return item.Label == "after" })
	if i < 0 {
		t.Fatalf("%q", labels(items))
	}
	typed := find(t, text, "aft}")
	typed.End.Character--
	if want := (&lsp.TextEdit{Range: typed, NewText: "after: "}); *items[i].TextEdit != *want {
		t.Errorf("got %+v, want %+v", items[i].TextEdit, want)
	}
	if doc := items[i].Documentation; doc == nil || !strings.Contains(doc.Value, "waits before the next") {
		t.Errorf("%+v", doc)
	}
}
