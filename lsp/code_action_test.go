package lsp_test

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/launchbook/launchbook/lsp"
)

// apply is a text after the editor made the changes to it, last one first.
func (c *client) apply(name, text string, edit *lsp.WorkspaceEdit) string {
	c.t.Helper()
	if edit == nil {
		c.t.Fatal("no edit")
	}
	list := edit.Changes[c.uri(name)]
	for i := len(list) - 1; i >= 0; i-- {
		start, end := offset(text, list[i].Range.Start), offset(text, list[i].Range.End)
		text = text[:start] + list[i].NewText + text[end:]
	}
	return text
}

// offset counts lines and UTF-16 units up to a position.
func offset(text string, p lsp.Position) int {
	at := 0
	for range p.Line {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	for units := p.Character; units > 0; {
		r, size := utf8.DecodeRuneInString(text[at:])
		units -= utf16.RuneLen(r)
		at += size
	}
	return at
}

func TestQuickFix(t *testing.T) {
	c := start(t)
	text := c.text(escalation)
	broken := strings.Replace(text, "{notify: senior-engineer, escalate_if", "{notify: senior-enginer, escalate_if", 1)
	c.open(escalation, broken)
	params := c.at(escalation, broken, "senior-e|nginer")

	var actions []lsp.CodeAction
	c.call("textDocument/codeAction", params, &actions)
	if len(actions) != 1 || actions[0].Kind != "quickfix" || len(actions[0].Diagnostics) != 1 {
		t.Fatalf("%+v", actions)
	}
	if got := c.apply(escalation, broken, actions[0].Edit); got != text {
		t.Errorf("%q makes\n%s", actions[0].Title, got)
	}

	// Nothing is offered to who asks for something else, or elsewhere.
	params["context"] = map[string]any{"only": []string{"refactor"}}
	c.call("textDocument/codeAction", params, &actions)
	if len(actions) != 0 {
		t.Errorf("%+v", actions)
	}
	c.call("textDocument/codeAction", c.at(escalation, broken, "ti|tle: Escalation"), &actions)
	if len(actions) != 0 {
		t.Errorf("%+v", actions)
	}
}

// Only a change that cannot alter what was meant is preferred.
func TestPreferredFixes(t *testing.T) {
	for _, test := range []struct {
		old, new  string
		preferred bool
	}{
		{"owner: incident-commander", "ownr: incident-commander", true},
		{"escalate_if: not-acknowledged", "escalate_if: not-acknowleged", false},
	} {
		c := start(t)
		text := strings.Replace(c.text(escalation), test.old, test.new, 1)
		c.open(escalation, text)
		var actions []lsp.CodeAction
		c.call("textDocument/codeAction", c.at(escalation, text, "|"+test.new), &actions)
		if len(actions) != 1 || actions[0].IsPreferred != test.preferred {
			t.Errorf("%s: %+v", test.new, actions)
		}
	}
}

// A configuration that cannot be loaded, so that there is no site, is mended too.
func TestQuickFixOfTheConfiguration(t *testing.T) {
	const config = "launchbook.yaml"
	c := start(t)
	text := c.text(config)
	broken := strings.Replace(text, "time_zone:", "time_zoen:", 1)
	write(t, c.dir, config, broken)
	c.open(config, broken)
	var actions []lsp.CodeAction
	c.call("textDocument/codeAction", c.at(config, broken, "time_|zoen:"), &actions)
	if len(actions) != 1 {
		t.Fatalf("%+v", actions)
	}
	if got := c.apply(config, broken, actions[0].Edit); got != text {
		t.Errorf("%q makes\n%s", actions[0].Title, got)
	}
}
