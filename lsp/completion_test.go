package lsp_test

import (
	"fmt"
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
		{"a key of a nested flow mapping", contacts, `channels: {phone: "+1-555-0101", `, `channels: {|`, []string{"phone"}, []string{"name", "pager"}},
		{"a document", launch, "escalation: [checkout]", "escalation: [|", []string{"checkout"}, []string{"cto"}},
		{"an item of an included checklist", launch, "item: rate-limits", "item: |", []string{"penetration-test", "rate-limits"}, []string{"code-freeze", "cto"}},
		{"an item of a block list", "content/on-call.md", "primary: [alva-berg, bo-lind, cleo-dahl, disa-ek]", "primary:\n  - |", []string{"alva-berg"}, nil},
		{"a list that begins", escalation, "paths:\n  - id: payments\n", "paths:\n  |\n", []string{"issue", "steps"}, []string{"notify"}},
		{"a rule", "launchbook.yaml", "# Levels of single rules", "lint:\n  rules:\n    |\n# Levels", []string{"escalation-wait", "schema-type"}, nil},
		{"a rule's level", "launchbook.yaml", "# Levels of single rules", "lint:\n  rules:\n    escalation-wait: |\n# Levels", []string{"warning", "off"}, []string{"cto"}},
		{"a configured contact", "launchbook.yaml", "1h, to: senior-engineer", "1h, to: |", []string{"cto"}, nil},
		{"a page of the menu", "launchbook.yaml", "# Levels of single rules", "menu:\n  - link: |\n# Levels", []string{"checkout-2", "rollback"}, nil},
		{"an owner by default", "launchbook.yaml", "# Levels of single rules", "defaults:\n  - {path: x, owner: |}\n# Levels", []string{"cto"}, nil},
		{"a rule for some files", "launchbook.yaml", "# Levels of single rules", "lint:\n  overrides:\n    - path: x\n      rules:\n        |\n# Levels", []string{"escalation-wait"}, nil},
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

// The bar is where something is to be completed in what is half written.
func TestCompletionWhileWriting(t *testing.T) {
	const (
		yaml   = "---\ntype: escalation\ntitle: A\npaths:\n  - issue: B\n    severities: [SEV1]\n    steps:\n"
		toml   = "+++\ntype = \"escalation\"\ntitle = \"A\"\n"
		launch = "---\ntype: launch\n"
	)
	c := startWith(t, hoverable)
	for i, test := range []struct {
		title, text   string
		with, without []string
	}{
		{"a key of a flow mapping on several lines", yaml + "      - {\n          notify: ada, # first\n          |\n        }\n---\n", []string{"after", "repeat"}, []string{"notify", "paths"}},
		{"a key before others", yaml + "      - {|, notify: ada}\n---\n", []string{"after"}, []string{"notify"}},
		{"a value of a flow list on several lines", yaml + "      - notify: [\n          ada,\n          |\n        ]\n---\n", []string{"bo", "on-call/web.primary"}, []string{"after"}},
		{"a key below a list that is never closed", yaml + "      - notify: [ada\n        af|\n---\n", []string{"after"}, []string{"ada"}},
		{"a key below a text with brackets", launch + "summary: >-\n  see [this\nsta|\n---\n", []string{"status"}, nil},
		{"a value in quotes", launch + "status: \"pl|\"\n---\n", []string{"planned"}, nil},
		{"front matter that is not closed", launch + "status: |", []string{"planned"}, nil},
		{"a timeline", launch + "timeline:\n  - {id: go, at: T-0, |\n---\n", []string{"owner", "launch"}, []string{"at", "id"}},
		{"a key in TOML", toml + "own|\n+++\n", []string{"owner"}, []string{"title", "type"}},
		{"a key below a header of TOML", toml + "[[paths]]\nissue = \"B\"\n|\nsteps = []\n[[paths]]\ndetail = \"C\"\n+++\n", []string{"severities", "detail"}, []string{"issue", "steps", "title"}},
		{"a value below nested headers of TOML", toml + "[[paths]]\n[[paths.steps]]\nescalate_if = \"|\"\n+++\n", []string{"not-resolved"}, nil},
		{"an id in a list of TOML", toml + "[[paths]]\n[[paths.steps]]\nnotify = [\n  \"ada\",\n  \"|\"\n]\n+++\n", []string{"bo", "on-call/web.primary"}, nil},
		{"a key of an inline table of TOML", toml + "[[paths]]\nsteps = [{notify = \"ada\", |}]\n+++\n", []string{"after"}, []string{"notify"}},
		{"a bare value in TOML", toml + "owner = |\n+++\n", []string{"ada"}, nil},
		{"nothing in a header of TOML", toml + "[pa|\n+++\n", nil, []string{"paths", "owner"}},
		{"a key in JSON", "{\"type\": \"escalation\", \"|\"}\n", []string{"paths", "owner"}, []string{"type"}},
		{"a key deep in JSON", "{\"type\": \"escalation\", \"paths\": [{\"issue\": \"B\", \"steps\": [\n  {\"notify\": \"ada\", |}\n]}]}\n", []string{"after"}, []string{"notify", "issue"}},
		{"a value in JSON", "{\"type\": \"escalation\", \"owner\": \"|\"}\n", []string{"ada"}, nil},
		{"JSON between fences", ";;;\n{\"type\": \"launch\", \"status\": \"|\"}\n;;;\n", []string{"planned"}, nil},
		{"a time zone", launch + "time_zone: Europe/|\n---\n", []string{"Europe/Stockholm", "UTC"}, nil},
		{"who a drill expects", yaml + "drills:\n  - issue: Down\n    expect: [{who: |}]\n---\n", []string{"ada", "on-call/web.primary"}, nil},
		{"the launch of a drill", yaml + "drills:\n  - launch: |\n---\n", []string{"shop"}, []string{"ada"}},
		{"the issue of a drill", yaml + "drills:\n  - issue: |\n---\n", []string{"Down"}, nil},
		{"a page", "# A\n\n[b](|)\n", []string{"paths.md", "people.md", "shop.md"}, []string{"title"}},
		{"a page from the content folder", "# A\n\n![b](/pe|)\n", []string{"/people.md"}, nil},
		{"a page of a reference", "[b]: pe|\n", []string{"people.md"}, nil},
		{"an anchor of this page", "# A\n\n## One two\n\n[b](#|)\n", []string{"#one-two"}, nil},
		{"an anchor of another page", "[b](scale.md#|)\n", []string{"scale.md#severities", "scale.md#sev1"}, []string{"scale.md"}},
		{"a rule in a comment", "text <!-- launchbook-ignore broken|: yes -->\n", []string{"broken-link"}, []string{"front-matter-unclosed"}},
		{"nothing in a reason", "text <!-- launchbook-ignore broken-link: |-->\n", nil, []string{"broken-link"}},
	} {
		name := fmt.Sprintf("content/new%d.md", i)
		c.open(name, strings.Replace(test.text, "|", "", 1))
		// The site is read again, as headings come from what was read.
		c.call("textDocument/documentSymbol", c.at(name, test.text, "|"), nil)
		var list lsp.CompletionList
		text := strings.Replace(test.text, "|", "", 1)
		c.call("textDocument/completion", map[string]any{
			"textDocument": map[string]any{"uri": c.uri(name)}, "position": place(text, strings.Index(test.text, "|")),
		}, &list)
		got := labels(list.Items)
		for _, label := range test.with {
			if !slices.Contains(got, label) {
				t.Errorf("%s: no %q in %q", test.title, label, got)
			}
		}
		for _, label := range test.without {
			if slices.Contains(got, label) {
				t.Errorf("%s: %q in %q", test.title, label, got)
			}
		}
		c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": c.uri(name)}})
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

// What is inserted fits the format, and the quotes that are there.
func TestCompletionText(t *testing.T) {
	c := startWith(t, hoverable)
	for i, test := range []struct{ title, text, label, want string }{
		{"a key", "---\nty|\n---\n", "type", "---\ntype: \n---\n"},
		{"a key that has a value", "---\nty|: page\n---\n", "type", "---\ntype: page\n---\n"},
		{"a time of day", "---\ntype: on-call\nhandover: |\n---\n", "09:30", "---\ntype: on-call\nhandover: \"09:30\"\n---\n"},
		{"a time of day in quotes", "---\ntype: on-call\nhandover: \"|\"\n---\n", "09:30", "---\ntype: on-call\nhandover: \"09:30\"\n---\n"},
		{"a key of TOML", "+++\nty|\n+++\n", "type", "+++\ntype = \n+++\n"},
		{"a value of TOML", "+++\ntype = |\n+++\n", "page", "+++\ntype = \"page\"\n+++\n"},
		{"true in TOML", "+++\ndraft = |\n+++\n", "true", "+++\ndraft = true\n+++\n"},
		{"a key of JSON", "{\"type\": \"page\", |}\n", "owner", "{\"type\": \"page\", \"owner\": }\n"},
		{"a key of JSON in quotes", "{\"type\": \"page\", \"ow|\": 1}\n", "owner", "{\"type\": \"page\", \"owner\": 1}\n"},
		{"a value of JSON", "{\"type\": |}\n", "page", "{\"type\": \"page\"}\n"},
		{"an item with what it has to have", "---\ntype: contacts\ncontacts:\n  |\n---\n", "new item", "---\ntype: contacts\ncontacts:\n  - {id: ${1}, name: ${2}}\n---\n"},
		{"a link", "[a](pe|ople.html \"b\")\n", "people.md", "[a](people.md \"b\")\n"},
		{"an anchor", "[a](scale.md#s|)\n", "scale.md#sev1", "[a](scale.md#sev1)\n"},
	} {
		name := fmt.Sprintf("content/new%d.md", i)
		text := strings.Replace(test.text, "|", "", 1)
		c.open(name, text)
		c.call("textDocument/documentSymbol", c.at(name, test.text, "|"), nil)
		var list lsp.CompletionList
		c.call("textDocument/completion", map[string]any{
			"textDocument": map[string]any{"uri": c.uri(name)}, "position": place(text, strings.Index(test.text, "|")),
		}, &list)
		at := slices.IndexFunc(list.Items, func(item lsp.CompletionItem) bool { return item.Label == test.label })
		if at < 0 {
			t.Errorf("%s: no %q in %q", test.title, test.label, labels(list.Items))
			continue
		}
		edit := list.Items[at].TextEdit
		if got := text[:offset(text, edit.Range.Start)] + edit.NewText + text[offset(text, edit.Range.End):]; got != test.want {
			t.Errorf("%s: got %q, want %q", test.title, got, test.want)
		}
	}
}
