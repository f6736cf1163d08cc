package lsp_test

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lsp"
)

// hover is what is said at the bar, or "".
func (c *client) hover(name, text, piece string) string {
	c.t.Helper()
	var got *lsp.Hover
	c.call("textDocument/hover", c.at(name, text, piece), &got)
	if got == nil {
		return ""
	}
	if r := got.Range; r != nil && *r != (lsp.Range{}) {
		at := c.at(name, text, piece)["position"].(lsp.Position)
		if offset(text, at) < offset(text, r.Start) || offset(text, at) > offset(text, r.End) {
			c.t.Errorf("%s: the range %+v is elsewhere", piece, *r)
		}
	}
	return got.Contents.Value
}

// hoverable is a site whose times and people are known.
var hoverable = map[string]string{
	config: `time_zone: Europe/Stockholm
policy: {unresolved: {within: 1h, to: boss}}
lint:
  rules:
    contact-unused: off
`,
	"content/people.md": `---
type: contacts
contacts:
  - {id: ada, name: Ada Berg, role: Engineer, channels: {phone: "+1-555-0101", email: ada@example.com}, substitute: bo}
  - {id: bo, name: Bo Ek, channels: {phone: "+1-555-0102"}, absences: [{from: 2027-01-03, until: 2027-01-09, reason: Leave}], substitute: ada}
  - {id: boss, name: Cleo Dahl, executive: true, channels: {chat: "@cleo"}}
---
`,
	"content/rota.md": "---\ntype: on-call\nid: web\ntitle: Web rotation\nsummary: Who is called first.\nstart: 2027-01-04\nperiod: 1w\nhandover: \"09:00\"\nprimary: [ada, bo]\nsecondary: [bo, ada]\n---\n",
	"content/paths.md": `---
type: escalation
title: Paths
paths:
  - issue: Down
    severities: [critical]
    steps:
      - {notify: on-call/web.primary, escalate_if: not-acknowledged, after: 10m}
      - notify: [on-call/web.secondary, boss]
        after: 1h20m
      - {notify: nobody-here}
drills:
  - {issue: Down, launch: shop, offset: T+14h}
---
<!-- launchbook-ignore broken-link, image-text: later -->
Text.
`,
	"content/shop.md": `+++
type = "launch"
id = "shop"
title = "Shop"
owner = "boss"
launch_at = "2027-03-28T10:00"
[uses]
escalation = ["paths"]
[[timeline]]
id = "go"
at = "T-0"
title = "Launch it"
launch = true
[[timeline]]
id = "look"
at = "T-1d"
title = "Look"
needs = ["go"]

[[checklist]]
at = "T-7d"
include = "safety"
states = [{item = "keys", status = "done"}]
+++
`,
	"content/safety.md": "---\ntype: checklist\ntitle: Safety\nitems:\n  - {id: keys, title: Rotate the keys, detail: All of them., owner: bo, evidence: Log}\n---\n",
	"content/scale.md":  "---\ntype: incident\ntitle: Scale\nseverities:\n  - {id: SEV1, aliases: [critical, P1], meaning: Everything stops., acknowledge_within: 5m}\n---\n",
}

func TestHover(t *testing.T) {
	c := startWith(t, hoverable)
	for _, test := range []struct {
		title, file, piece string
		want               []string
	}{
		{"a contact", "content/paths.md", ", bo|ss]", []string{"**Cleo Dahl**", "- chat: `@cleo`", "Step 2 is reached 10m after the issue begins"}},
		{"a contact who is away", "content/people.md", "substitute: b|o", []string{"**Bo Ek**", "Away until 2027-01-09.", "Substitute: `ada`."}},
		{"a rotation", "content/paths.md", "on-call/w|eb.primary", []string{"**Web rotation**, on-call in content/rota.md", "Who is called first.", "On call until Mon 2027-01-11 09:00 CET", "- primary: **Ada Berg**\n- secondary: **Bo Ek**"}},
		{"the first step", "content/paths.md", "escalate_if: not-|ack", []string{"Step 1 is reached at once; step 2 after 10m. If it began now, at Mon 10:00 CET:\n\n- `on-call/web.primary`: **Ada Berg**, phone `+1-555-0101`"}},
		{"a later step", "content/paths.md", "after: 1h2|0m", []string{"waits before the next", "Step 2 is reached 10m after the issue begins; step 3 after 1h30m (90 minutes)", "at Mon 10:10 CET", "`on-call/web.secondary`: Bo Ek is away until 2027-01-09 (Leave); **Ada Berg**, phone"}},
		{"a step that reaches nobody", "content/paths.md", "{not|ify: nobody-here}", []string{"Step 3 is reached 1h30m (90 minutes)", "`nobody-here`: **nobody**, as there is no contact `nobody-here`"}},
		{"an alias of a severity", "content/paths.md", "[criti|cal]", []string{"`critical` is **SEV1**: Everything stops.", "Also called critical, P1.", "within 5m"}},
		{"a document", "content/shop.md", `["pa|ths"]`, []string{"**Paths**, escalation in content/paths.md"}},
		{"an offset across a change of clocks", "content/shop.md", `at = "T-1|d"`, []string{"`T-1d` is **Sat 2027-03-27 10:00 CET**, Sat 09:00 UTC."}},
		{"T-0", "content/shop.md", `at = "T-|0"`, []string{"**Sun 2027-03-28 10:00 CEST**, Sun 08:00 UTC"}},
		{"an offset of a drill", "content/paths.md", "offset: T+|14h", []string{"`T+14h` is **Mon 2027-03-29 00:00 CEST**"}},
		{"a local time", "content/shop.md", `launch_at = "2027|-03`, []string{"This is **Sun 2027-03-28 10:00 CEST**, Sun 08:00 UTC."}},
		{"a step of the timeline", "content/shop.md", `needs = ["g|o"]`, []string{"**Launch it**, T-0: **Sun 2027-03-28 10:00 CEST**"}},
		{"an item of an included checklist", "content/shop.md", `item = "ke|ys"`, []string{"**Rotate the keys**, of Safety, by **Bo Ek**\n\nAll of them.\n\nLog"}},
		{"a key in TOML", "content/shop.md", "launch|_at", []string{"T-0"}},
		{"a key in YAML", "content/rota.md", "hand|over", []string{"turns change"}},
		{"a rule in a comment", "content/paths.md", "broken-link, ima|ge-text", []string{"**image-text** (", "docs/rules/image-text.md"}},
		{"a rule among the levels", config, "contact-|unused", []string{"**contact-unused** (", "docs/rules/contact-unused.md"}},
		{"a configured contact", config, "to: bo|ss", []string{"**Cleo Dahl**"}},
		{"a key of the configuration", config, "time_|zone", []string{"zone"}},
		{"prose", "content/paths.md", "Te|xt.", nil},
	} {
		text := c.text(test.file)
		c.open(test.file, text)
		got := c.hover(test.file, text, test.piece)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", test.title, want, got)
			}
		}
		if test.want == nil && got != "" {
			t.Errorf("%s: %s", test.title, got)
		}
	}
}

// A field is explained too while the front matter cannot be read.
func TestHoverInBrokenFrontMatter(t *testing.T) {
	c := startWith(t, hoverable)
	text := strings.Replace(c.text("content/rota.md"), "primary: [ada, bo]", "primary: [ada, bo", 1)
	c.open("content/rota.md", text)
	if got := c.hover("content/rota.md", text, "secon|dary"); !strings.Contains(got, "Contact ids") {
		t.Errorf("%q", got)
	}
}
