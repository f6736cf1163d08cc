package lsp_test

import (
	"slices"
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

// actions are those offered at the bar, of one kind, apart from suppressions.
func (c *client) actions(name, text, piece, kind string) []lsp.CodeAction {
	c.t.Helper()
	params := c.at(name, text, piece)
	params["context"] = map[string]any{"only": []string{kind}}
	var all, list []lsp.CodeAction
	c.call("textDocument/codeAction", params, &all)
	for _, a := range all {
		if !strings.HasPrefix(a.Title, "suppress ") {
			list = append(list, a)
		}
	}
	return list
}

func TestQuickFix(t *testing.T) {
	c := start(t)
	text := c.text(escalation)
	broken := strings.Replace(text, "{notify: senior-engineer, escalate_if", "{notify: senior-enginer, escalate_if", 1)
	c.open(escalation, broken)
	actions := c.actions(escalation, broken, "senior-e|nginer", "quickfix")
	if len(actions) != 1 || actions[0].Kind != "quickfix" || len(actions[0].Diagnostics) != 1 {
		t.Fatalf("%+v", actions)
	}
	if got := c.apply(escalation, broken, actions[0].Edit); got != text {
		t.Errorf("%q makes\n%s", actions[0].Title, got)
	}

	// Nothing is offered to who asks for something else, or elsewhere.
	if actions := c.actions(escalation, broken, "senior-e|nginer", "refactor"); len(actions) != 0 {
		t.Errorf("%+v", actions)
	}
	if actions := c.actions(escalation, broken, "ti|tle: Escalation", "quickfix"); len(actions) != 0 {
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
		actions := c.actions(escalation, text, "|"+test.new, "quickfix")
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
	actions := c.actions(config, broken, "time_|zoen:", "quickfix")
	if len(actions) != 1 {
		t.Fatalf("%+v", actions)
	}
	if got := c.apply(config, broken, actions[0].Edit); got != text {
		t.Errorf("%q makes\n%s", actions[0].Title, got)
	}
}

// All safe fixes of a document are made at once, and only those.
func TestFixAll(t *testing.T) {
	c := start(t)
	text := c.text(escalation)
	broken := strings.NewReplacer("owner: ", "ownr: ", "review_by: ", "reviw_by: ", "issue: Site down", "isue: Site down").Replace(text)
	unsafe := strings.Replace(broken, "escalate_if: not-acknowledged", "escalate_if: not-acknowleged", 1)
	want := strings.Replace(text, "escalate_if: not-acknowledged", "escalate_if: not-acknowleged", 1)
	for _, ends := range []string{"\n", "\r\n"} {
		unsafe, want := strings.ReplaceAll(unsafe, "\n", ends), strings.ReplaceAll(want, "\n", ends)
		c.open(escalation, unsafe)
		actions := c.actions(escalation, unsafe, "|---", "source.fixAll")
		if len(actions) != 1 {
			t.Fatalf("%+v", actions)
		}
		if got := c.apply(escalation, unsafe, actions[0].Edit); got != want {
			t.Errorf("%q: got\n%s", ends, got)
		}
	}
	// A client that asks at every move of the cursor is not answered with it.
	params := c.at(escalation, text, "|---")
	params["context"] = map[string]any{"triggerKind": 2}
	var actions []lsp.CodeAction
	if c.call("textDocument/codeAction", params, &actions); len(actions) != 0 {
		t.Errorf("%+v", actions)
	}
}

// How something of a launch went is written down where the cursor is, with the time.
func TestRecord(t *testing.T) {
	const launch = "content/launch.md"
	c := start(t)
	for _, ends := range []string{"\n", "\r\n"} {
		text := strings.ReplaceAll(c.text(launch), "\n", ends)
		c.open(launch, text)
		for _, test := range []struct {
			piece  string
			titles []string
			want   string
		}{
			{"title: \"T-0: La|unch\"", []string{"record T-0: Launch as done", "record T-0: Launch as failed", "record T-0: Launch as skipped"}, "title: \"T-0: Launch\"\n    status: done\n    ended_at: 2027-01-04T10:00\n"},
			{"area: Secu|rity", []string{"record Security as go", "record Security as no-go"}, "{area: Security, by: security-lead, decision: go, decided_at: 2027-01-04T10:00}"},
			{"title: Go/No-Go De|cision", []string{"record Go/No-Go Decision as go", "record Go/No-Go Decision as no-go"}, "decision: go\n  decided_at: 2027-01-04T10:00\n"},
			{"title: Code Fr|eeze", []string{"record Code Freeze as done"}, "title: Code Freeze\n        status: done\n"},
			{"- item: rate|-limits", []string{"record Rate limits as done", "record Rate limits as open"}, "- item: rate-limits\n        status: done\n"},
			{"owner: product|-owner", nil, ""},
		} {
			actions := c.actions(launch, text, test.piece, "refactor.rewrite")
			var titles []string
			for _, a := range actions {
				titles = append(titles, a.Title)
			}
			if !slices.Equal(titles, test.titles) {
				t.Errorf("%s: %q", test.piece, titles)
			}
			if len(actions) == 0 {
				continue
			}
			if got, want := c.apply(launch, text, actions[0].Edit), strings.ReplaceAll(test.want, "\n", ends); !strings.Contains(got, want) {
				t.Errorf("%s %q: got\n%s", test.piece, ends, got)
			}
		}
	}
}

// A suppression leaves out its finding and asks for a reason, in every format
// that has comments.
func TestSuppress(t *testing.T) {
	for _, test := range []struct{ title, name, text, piece, rule, want string }{
		{"a value", "content/a.md", "---\r\ntype: page\r\nx-list:\r\n  - 1\r\nowner: nobody\r\n---\r\n", "owner: no|body", "unresolved-reference", "  - 1\r\n# launchbook-ignore unresolved-reference: \r\nowner: nobody"},
		{"a value of an item", "content/a.md", "---\ntype: escalation\ntitle: A\npaths:\n  - issue: B\n    steps:\n      - {notify: nobody}\n---\n", "notify: no|body", "unresolved-reference", "\n      # launchbook-ignore unresolved-reference: \n      - {notify: nobody}\n"},
		{"a value of TOML", "content/a.md", "+++\ntype = \"page\"\nowner = \"nobody\"\n+++\n", "no|body", "unresolved-reference", "\n# launchbook-ignore unresolved-reference: \nowner"},
		{"a link", "content/a.md", "# A\n\nSee [b](no|where.md) then.\nMore.\n", "(no|where.md)", "broken-link", "then. <!-- launchbook-ignore broken-link: -->\nMore."},
		{"a link in a heading", "content/a.md", "# A\n\n## See [b](no|where.md)\nMore.\n", "(no|where.md)", "broken-link", "# A\n\n<!-- launchbook-ignore broken-link: -->\n## See [b](nowhere.md)\nMore."},
		{"a link in an underlined heading", "content/a.md", "# A\r\n\r\nSee [b](no|where.md)\r\n---\r\n", "(no|where.md)", "broken-link", "\r\n<!-- launchbook-ignore broken-link: -->\r\nSee [b](nowhere.md)\r\n---"},
		{"JSON has no comments", "content/a.md", "{\"type\": \"page\",\n\"owner\": \"nobody\"}\n", "no|body", "unresolved-reference", ""},
		{"a mandatory rule", "content/a.md", "# A\n\none\u202etwo\n", "one|\u202e", "hidden-unicode", ""},
	} {
		t.Run(test.title, func(t *testing.T) {
			c := startWith(t, hoverable)
			text := strings.ReplaceAll(test.text, "|", "")
			c.open(test.name, text)
			c.await(test.name, func(found []lsp.Diagnostic) bool {
				return slices.ContainsFunc(found, func(d lsp.Diagnostic) bool { return d.Code == test.rule })
			})
			var actions []lsp.CodeAction
			c.call("textDocument/codeAction", c.at(test.name, text, test.piece), &actions)
			i := slices.IndexFunc(actions, func(a lsp.CodeAction) bool { return strings.HasPrefix(a.Title, "suppress `"+test.rule) })
			if i < 0 {
				if test.want != "" {
					t.Fatalf("%+v", actions)
				}
				return
			}
			got := c.apply(test.name, text, actions[i].Edit)
			if test.want == "" || !strings.Contains(got, test.want) {
				t.Fatalf("%q", got)
			}
			var rules []string
			for _, line := range c.findingsWith(map[string]string{test.name: got}) {
				if place, rule, _ := strings.Cut(line, " "); strings.HasPrefix(place, test.name) {
					rules = append(rules, rule)
				}
			}
			if slices.Contains(rules, test.rule) || !slices.Contains(rules, "suppression-reason") {
				t.Errorf("%q", rules)
			}
		})
	}
}
