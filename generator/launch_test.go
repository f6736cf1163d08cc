package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/site/history"
)

// risky is a launch with something wrong in every section.
var risky = map[string]string{
	"launchbook.yaml": "audiences: [{id: board, title: Board}]\ndefaults: [{path: launch.md, audiences: [board]}]\n",
	"content/launch.md": `---
type: launch
title: Risky
owner: ann
launch_at: 2027-03-09T10:00
uses: {on_call: [rota], monitoring: [metrics], escalation: [paths]}
checklist:
  - at: T-7d
    include: extra
    items:
      - {title: Waived too briefly, waiver: {reason: No time, by: ann, until: 2027-03-08}}
      - {title: Waived long enough, waiver: {reason: No time, by: ann, until: 2027-03-09}}
timeline:
  - {at: T-0, title: Go, launch: true}
---
`,
	"content/extra.md":    "---\ntype: checklist\nid: extra\nitems: [{title: Hidden item, status: done}]\n---\n",
	"content/contacts.md": "---\ntype: contacts\ncontacts:\n  - {id: ann, name: Ann Berg, absences: [{from: 2027-03-08, until: 2027-03-10}], channels: {phone: +1-555-0101}}\n  - {id: bob, name: Bob Ek, channels: {phone: +1-555-0102}}\n---\n",
	"content/rota.md":     "---\ntype: on-call\nid: rota\ntitle: Rota\nstart: 2027-03-01\nuntil: 2027-03-10\nperiod: 1w\nhandover: \"09:00\"\nprimary: [ann, bob]\nsecondary: [bob, ann]\n---\n",
	"content/metrics.md":  "---\ntype: monitoring\nid: metrics\ngroups: [{title: All, metrics: [{id: m, name: Load}]}]\n---\n",
	"content/paths.md":    "---\ntype: escalation\nid: paths\npaths: [{id: down, issue: Site down, steps: [{notify: on-call/rota.primary, escalate_if: not-resolved, after: 90m}, {notify: [ann, bob]}]}]\n---\n",
}

// Each section that is not ready says why, what would make it so, and which
// rule of the linter says the same.
func TestReadinessNamesItsRule(t *testing.T) {
	files, err := generator.Render(siteOf(t, risky), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	page := string(files["launch.html"])
	for _, want := range []string{"2 of 3 checked", "waived only until before T-0: Waived too briefly", "nobody decides", "1 of 1 steps have no owner", "no rollback",
		"no primary from Wed 10 Mar 2027", "away at T-0: Ann Berg", "1 of 1 metrics have no threshold", "Ready when every metric has a threshold."} {
		if !strings.Contains(page, want) {
			t.Errorf("the launch does not say %q", want)
		}
	}
	rules := regexp.MustCompile(`Rule: <code>([a-z-]+)</code>`).FindAllStringSubmatch(page, -1)
	if len(rules) != 5 {
		t.Errorf("%d sections name a rule: %q", len(rules), rules)
	}
	for _, rule := range rules {
		if _, err := os.Stat(filepath.Join("..", "docs", "rules", rule[1]+".md")); err != nil {
			t.Errorf("there is no rule %s", rule[1])
		}
	}
}

// A checklist that is a draft, or that nothing defines, is no checklist that is
// done.
func TestAbsentChecklistsAreNotReady(t *testing.T) {
	for what, list := range map[string]string{
		"draft":     "---\ntype: checklist\nid: extra\ndraft: true\nitems: [{title: Not ready, status: open}]\n---\n",
		"undefined": "---\ntype: checklist\nid: other\nitems: [{title: Other, status: done}]\n---\n",
	} {
		files, err := generator.Render(siteOf(t, map[string]string{
			"launchbook.yaml":   "title: T\n",
			"content/launch.md": "---\ntype: launch\ntitle: L\nlaunch_at: 2027-03-09T10:00\nchecklist: [{at: T-7d, include: extra, items: [{title: Own, status: done}]}]\n---\n",
			"content/extra.md":  list,
		}), generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		page := string(files["launch.html"])
		if !strings.Contains(page, "not in the portal: extra") {
			t.Errorf("%s: the page does not say that a checklist is missing", what)
		}
		if named := strings.Contains(page, "Rule: <code>unresolved-reference</code>"); named != (what == "undefined") {
			t.Errorf("%s: the rule is named: %t", what, named)
		}
		if strings.Contains(page, "items that are not shown here") {
			t.Errorf("%s: the page speaks of hidden items", what)
		}
	}
}

// Items that a reader may not see are in no total, and the page says so; rules
// and commits are for the team.
func TestHiddenItemsAreNotCounted(t *testing.T) {
	s := siteOf(t, risky)
	a, err := audience.Find(s.Config, "board")
	if err != nil {
		t.Fatal(err)
	}
	log := history.Log{"content/launch.md": {At: time.Date(2027, 3, 2, 0, 0, 0, 0, time.UTC), Subject: "Secret two", Earlier: []history.Change{{At: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), Subject: "Secret one"}}}}
	files, err := generator.Render(audience.Reduce(s, a), generator.Options{Audience: "board", History: log})
	if err != nil {
		t.Fatal(err)
	}
	page := string(files["launch.html"])
	if !strings.Contains(page, "1 of 2 checked") || !strings.Contains(page, ">2027-03-01</time>") {
		t.Errorf("the totals or the history are missing:\n%s", page)
	}
	for _, hidden := range []string{"Hidden item", "Secret", "Rule:"} {
		if strings.Contains(page, hidden) {
			t.Errorf("the page says %q", hidden)
		}
	}
	whole, err := generator.Render(s, generator.Options{History: log})
	if err != nil || !strings.Contains(string(whole["launch.html"]), "</time> Secret one") {
		t.Errorf("the team's page has no history: %v", err)
	}
}

// A path says who answers at the launch, and a person's page when they are on
// call.
func TestWhoIsReachedWhen(t *testing.T) {
	files, err := generator.Render(siteOf(t, risky), generator.Options{BaseURL: "https://example.com/"})
	if err != nil {
		t.Fatal(err)
	}
	path := string(files["paths.html"])
	for _, want := range []string{"If it starts at T-0 of <a href=\"launch.html\">Risky</a>", "Tue 9 Mar 2027, 11:30", `<a href="contacts/bob.html">Bob Ek</a> &#43;1-555-0102`, `<strong class="chip bad">nobody</strong>`} {
		if !strings.Contains(path, want) {
			t.Errorf("the path does not say %q", want)
		}
	}
	person := string(files["contacts/bob.html"])
	for _, want := range []string{"Secondary on call, <a href=\"../rota.html\">Rota</a>", "Mon 8 Mar 2027", "webcal://example.com/calendars/", ">Calendar file<"} {
		if !strings.Contains(person, want) {
			t.Errorf("the person's page does not say %q", want)
		}
	}
	if !strings.Contains(string(files["contacts/ann.html"]), "Waived by") {
		t.Error("Ann's page does not say what she waived")
	}
}
