package generator_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/site/sitetest"
)

// Everything that only others may see has "canary" in it, in upper or lower
// case. What stakeholders may see has "shown" in it.
var canaries = map[string]string{
	"launchbook.yaml": `title: Portal
base_url: https://runbooks.example.com/
audiences:
  - {id: stakeholders, title: Stakeholders}
  - {id: canary-board, title: The canary board}
policy: {unresolved: {within: 1h, to: canary-cto}}
defaults:
  - {path: "public/**", audiences: [stakeholders]}
menu:
  - {title: Launch shown, link: launch}
  - {title: Canary menu, link: canary-path}
  - {title: Canary menu 2, link: hidden/canary-page.md}
`,
	"content/launch.md": `---
type: launch
title: Launch shown
summary: Call +1-555-0199 or canary@example.com shown
owner: canary-cto
audiences: [stakeholders, canary-board]
covers: ["src/canary/**"]
aliases: [old-shown]
x-note: canary in a foreign field
launch_at: 2027-03-09T10:00
uses: {contacts: [contacts, canary-people], escalation: [canary-path], runbooks: [canary-page]}
checklist:
  - at: T-7d
    title: Items shown
    include: canary-list
    states: [{item: canary-item, status: waived, waiver: {reason: Canary reason, by: pm, until: 2027-04-01}, evidence: Canary log}]
    items:
      - {title: Item shown, owner: canary-cto, evidence: [hidden/canary-page.md, Evidence shown]}
roles: [{role: Part shown, who: canary-cto, deputy: canary-cto}]
war_room: {video: "https://meet.example.com/canary", phone: "+1-555-0199", pin: "4711", chat: "#canary", detail: Canary room}
go_no_go: {at: T-1h, decider: canary-cto, deputy: pm, sign_offs: [{area: Area shown, by: canary-cto}, {by: canary-cto, decision: no-go}]}
timeline:
  - {at: T-0, title: Step shown, owner: on-call/canary-rotation.primary, launch: true, unknown_canary: x, verify: ["[Proof shown](hidden/canary-page.md)"], runbook: canary-page}
communication:
  - {phase: launch-day, title: Message shown, owner: canary-cto, template: "Write to canary@example.com", at: T-0}
reviews:
  - {at: T+1d, title: Review shown, owner: pm, participants: [pm, canary-cto]}
---
# Launch shown

<!-- canary in a comment -->
[Text shown](hidden/canary-page.md) and [again shown][ref], <a href="hidden/canary-page.md">raw shown</a>,
[number shown](tel:+15550199), <canary@example.com>, ![Asset shown](shown.png), [H]({{< ref "canary-page" >}}), [e](hidden/canary\-page.md).

[ref]: hidden/canary-page.md

<!-- audience: canary-board -->
A canary for the board.
<!-- /audience -->

<!-- audience: canary-board, stakeholders -->
Passage shown.
<!-- /audience -->

` + "<!--\n```\ncanary in code in a comment\n```\n-->\n\n```\nCode shown <!-- comment shown -->\n```\n\n<!-- audience: canary-board -->\nA canary to the end.\n",
	"content/contacts.md": `---
type: contacts
title: Contacts shown
audiences: [stakeholders]
contacts:
  - id: pm
    name: Manager shown
    role: PM
    channels: {phone: +1-555-0142, email: pm-canary@example.com, pager: canary-pager, chat: "#shown"}
    substitute: canary-cto
    note: Also on +1 555 0199 or pm-canary@example.com
    absences: [{from: 2027-01-01, until: 2027-01-02, substitute: canary-cto}]
---
`,
	"content/rotation.md": `---
type: on-call
id: rotation-shown
title: Rotation shown
audiences: [stakeholders]
start: 2027-03-01
period: 1w
handover: "09:00"
primary: [pm, canary-cto]
secondary: [canary-cto, pm]
overrides: [{role: primary, who: canary-cto, from: 2027-03-02T10:00, until: 2027-03-02T12:00, reason: Swap shown}]
---
`,
	"content/paths.md":      "---\ntype: escalation\ntitle: Paths shown\naudiences: [stakeholders]\npaths:\n  - {id: path-shown, issue: Issue shown, steps: [{notify: on-call/canary-rotation.primary, escalate_if: not-resolved, after: 5m}, {notify: [canary-cto, pm]}]}\n---\n",
	"content/metrics.md":    "---\ntype: monitoring\ntitle: Metrics shown\naudiences: [stakeholders]\ngroups: [{title: Group shown, metrics: [{id: m, name: Metric shown, unit: percent, baseline: {average: 1, peak: 2}, threshold: 3, runbook: canary-page, owner: canary-cto, detail: \"[x](hidden/canary-page.md) is shown\"}]}]\n---\n",
	"content/decisions.md":  "---\ntype: decisions\ntitle: Decisions shown\naudiences: [stakeholders]\ndecisions: [{id: d, scenario: Scenario shown, detail: \"[Link shown](hidden/canary-page.md#canary) and [again shown](hidden/canary-page.md), [list shown](public/index.md)\", decider: canary-cto, deputy: pm, consulted: [canary-cto], informed: [pm, canary-cto]}]\n---\n",
	"content/incident.md":   "---\ntype: incident\ntitle: Incident shown\naudiences: [stakeholders]\nwar_room: {phone: +1-555-0199, chat: Canary room}\nroles: [{role: Role shown, who: canary-cto}]\nphases: [{id: detection, title: Phase shown, owner: canary-cto}]\n---\n",
	"content/onboarding.md": "---\ntype: onboarding\ntitle: Onboarding shown\naudiences: [stakeholders]\ndocumentation: [{title: Material shown, link: hidden/canary-page.md, owner: canary-cto}]\nsupport: [{title: Support shown, who: [canary-cto], channels: [\"#shown\"]}]\n---\n",
	"content/hidden/canary-contacts.md": `---
type: contacts
id: canary-people
title: Canary contacts
contacts:
  - {id: canary-cto, name: Canary Person, role: CTO, executive: true, channels: {phone: +1-555-0199, email: canary@example.com}}
---
`,
	"content/hidden/canary-rotation.md": "---\ntype: on-call\nid: canary-rotation\ntitle: Canary rotation\nstart: 2027-03-01\nperiod: 1w\nhandover: \"09:00\"\nprimary: [canary-cto]\nsecondary: [canary-cto]\n---\n",
	"content/hidden/canary-path.md":     "---\ntype: escalation\nid: canary-path\ntitle: Canary escalation\npaths:\n  - {id: canary-issue, issue: Canary fails, steps: [{notify: canary-cto}], if_nobody_answers: Canary}\n---\n",
	"content/hidden/canary-list.md":     "---\ntype: checklist\nid: canary-list\ntitle: Canary list\nitems: [{title: Canary item}]\n---\n",
	"content/hidden/canary-metrics.md":  "---\ntype: monitoring\ntitle: Canary metrics\ngroups: [{title: Canary, metrics: [{id: canary, name: Canary, unit: percent, query: canary_query}]}]\n---\n",
	"content/hidden/canary-page.md":     "---\ntitle: Canary page\naudiences: [canary-board]\naliases: [old-canary]\n---\n# Canary\n\nCanary prose. ![x](canary.png)\n",
	"content/hidden/canary.png":         "canary image",
	"content/canary-unused.txt":         "canary asset",
	"content/shown.png":                 "image shown",
	"content/public/info.md":            "# Info shown\n\nSee [the list](index.md) and `hidden/canary-page.md`.\n",
	"content/public/index.md":           "# Index shown\n",
	"content/index.md":                  "# Canary index\n",
	"content/draft-canary.md":           "---\ntitle: Canary draft\ndraft: true\naudiences: [stakeholders]\n---\n",
}

func TestNothingHiddenIsInAnyFile(t *testing.T) {
	s := sitetest.Of(t, canaries)
	a, err := audience.Find(s.Config, "stakeholders")
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Render(audience.Reduce(s, a), generator.Options{BaseURL: s.Config.BaseURL, Now: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		unfolded := bytes.ReplaceAll(files[name], []byte("\r\n "), nil)
		all.Write(unfolded)
		for _, secret := range []string{"canary", "5550199", "555-0199", "555 0199", "5550142", "555-0142"} {
			if strings.Contains(strings.ToLower(name), secret) {
				t.Errorf("the name of %s has %q", name, secret)
			}
			if i := bytes.Index(bytes.ToLower(unfolded), []byte(secret)); i >= 0 {
				t.Errorf("%s has %q: …%s…", name, secret, unfolded[max(0, i-60):min(len(unfolded), i+60)])
			}
		}
	}
	if !bytes.Contains(files["public/info.html"], []byte(`<a href="index.html">the list</a>`)) {
		t.Errorf("a link that may stay does not: %s", files["public/info.html"])
	}
	if !bytes.Contains(files["decisions.html"], []byte(`Link shown and again shown, <a href="public/index.html">list shown</a>`)) {
		t.Errorf("links of values are not as they should be: %s", files["decisions.html"])
	}
	for _, shown := range []string{"Launch shown", "Item shown", "Evidence shown", "Part shown", "Area shown", "Proof shown", "Step shown", "Message shown", "Review shown", "Contacts shown", "Manager shown",
		"#shown", "Rotation shown", "Issue shown", "Metric shown", "Scenario shown", "Role shown", "Phase shown", "Material shown", "Support shown", "(not shown)", "Swap shown", "Info shown", "Passage shown", "Asset shown", "raw shown", "again shown", "comment shown", "image shown"} {
		if !bytes.Contains(all.Bytes(), []byte(shown)) {
			t.Errorf("%q is nowhere", shown)
		}
	}
}

// Without an audience, everything but drafts and comments is there: the test
// above would notice a canary.
func TestTheInternalPortalHasEverything(t *testing.T) {
	s := sitetest.Of(t, canaries)
	files, err := generator.Render(s, generator.Options{BaseURL: s.Config.BaseURL})
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, data := range files {
		all.Write(data)
	}
	for _, text := range []string{"Canary Person", "555-0199", "canary@example.com", "Canary room", "https://meet.example.com/canary", "PIN 4711", "Canary item", "canary_query", "canary image", "canary asset", "Canary prose", "A canary for the board."} {
		if !bytes.Contains(all.Bytes(), []byte(text)) {
			t.Errorf("%q is nowhere", text)
		}
	}
}

func TestShownNumbersStay(t *testing.T) {
	s := sitetest.Of(t, canaries)
	a, _ := audience.Find(s.Config, "stakeholders")
	a.ShowPhones, a.ShowEmails = true, true
	files, err := generator.Render(audience.Reduce(s, a), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"tel:&#43;15550142", "pm-canary@example.com"} {
		if !bytes.Contains(files["contacts.html"], []byte(text)) {
			t.Errorf("contacts.html has no %s", text)
		}
	}
}

func TestUnknownAudience(t *testing.T) {
	s := sitetest.Of(t, canaries)
	if _, err := audience.Find(s.Config, "stakeholder"); err == nil || !strings.Contains(err.Error(), `did you mean "stakeholders"?`) {
		t.Error(err)
	}
}
