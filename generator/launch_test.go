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
	"github.com/launchbook/launchbook/site/sitetest"
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
	files, err := generator.Render(sitetest.Of(t, risky), generator.Options{})
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

// Who decides is no longer of interest once somebody has.
func TestDecisionIsSaidOnce(t *testing.T) {
	for decision, want := range map[string]string{
		"pending": `<p class="big">Go/no-go pending</p><p>Hanna Ivarsson decides</p><p>0 of 4 signed off</p></div>`,
		"go":      `<p class="big">GO</p><p>Decided on Mon 8 Mar 2027, 14:00 CET</p></div>`,
	} {
		edits := []sitetest.Edit{{"content/launch.md", "\n  decision: pending", "\n  decision: " + decision}}
		if decision == "go" {
			edits = append(edits, sitetest.Edit{"content/launch.md", "\n  decision: go", "\n  decision: go\n  decided_at: 2027-03-08T14:00"})
		}
		files, err := generator.Render(sitetest.Starter(t, edits...), generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		page := string(files["launch.html"])
		if !strings.Contains(page, want) {
			t.Errorf("%s: the launch does not say %s", decision, want)
		}
		if strings.Contains(page, "Ivarsson decides") != (decision == "pending") {
			t.Errorf("%s: the launch says who decides, or does not", decision)
		}
	}
}

// A launch says itself where the items of an included checklist stand; another one that
// includes the same checklist begins with all of them open.
func TestStatesOfIncludedItems(t *testing.T) {
	const launch = "---\ntype: launch\ntitle: Plan\nlaunch_at: 2027-03-09T10:00\nchecklist:\n  - at: T-7d\n    include: extra\n"
	files, err := generator.Render(sitetest.Of(t, map[string]string{
		"content/first.md":  launch + "    states:\n      - {item: keys, status: done, evidence: Log of the vault}\n      - {item: have-it-audited, owner: bob, waiver: {reason: Audited in May, by: ann, until: 2027-04-01}}\n---\n",
		"content/second.md": launch + "---\n",
		"content/extra.md":  "---\ntype: checklist\nid: extra\ntitle: Extra\nitems:\n  - {id: keys, title: Rotate the keys, owner: ann, evidence: Anything}\n  - {title: Have it audited, owner: ann}\n---\n",
		"content/people.md": "---\ntype: contacts\ncontacts:\n  - {id: ann, name: Ann Berg, channels: {phone: +1-555-0101}}\n  - {id: bob, name: Bob Ek, channels: {phone: +1-555-0102}}\n---\n",
	}), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string][]string{
		"first.html":                  {"all 2 checked", "Log of the vault", "Waived until 2027-04-01 by Ann Berg: Audited in May"},
		"extra.html":                  {`<a href="first.html#checklist">Plan</a>: 2 of 2 checked <small>due Tue 2 Mar 2027</small>`, `<a href="second.html#checklist">Plan</a>: 0 of 2 checked`, "<strong>Rotate the keys</strong></p>"},
		"second.html":                 {"0 of 2 checked", "Anything"},
		"people/bob.html":             {`<a href="../first.html#have-it-audited">Have it audited</a>`},
		"people/ann.html":             {`<a href="../first.html#keys">Rotate the keys</a>`, "Waived by"},
		"calendars/launch-first.ics":  {"All items are closed."},
		"calendars/launch-second.ics": {"2 of 2 items are open:"},
	} {
		for _, text := range want {
			if !strings.Contains(string(files[page]), text) {
				t.Errorf("%s does not say %q", page, text)
			}
		}
	}
	if strings.Contains(string(files["first.html"]), "Anything") {
		t.Error("the evidence of the checklist stands beside that of the launch")
	}
}

// A review that was held shows when and what came of it, and what comes back is counted
// from the last time, in the calendar too.
func TestHeldReviews(t *testing.T) {
	files, err := generator.Render(sitetest.Starter(t,
		sitetest.Edit{"content/launch.md", "    topics: [System performance, User feedback, Critical incidents]\n    participants: [senior-engineer,", "    topics: [System performance]\n    held_at: 2027-03-11\n    outcome: [Two more servers, No rollback]\n    participants: [senior-engineer,"},
		sitetest.Edit{"content/launch.md", "    every: 3mo\n", "    every: 3mo\n    held_at: 2028-06-15\n    outcome: Moves to another database\n"}), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	page := string(files["launch.html"])
	for _, want := range []string{"held on Thu 11 Mar 2027", "<li>Two more servers</li><li>No rollback</li>", `<span class="chip">quarterly</span>`, "Next on Fri 15 Sep 2028", "last held on Thu 15 Jun 2028", "<li>Moves to another database</li>", "Next on Thu 9 Mar 2028"} {
		if !strings.Contains(page, want) {
			t.Errorf("the launch does not say %q", want)
		}
	}
	if calendar := string(files["calendars/launch-checkout-2.ics"]); !strings.Contains(calendar, "DTSTART:20280915T080000Z") || strings.Contains(calendar, "DTSTART:20270609T080000Z\r\nSUMMARY:Checkout 2.0: Quarterly Reviews") {
		t.Error("the calendar does not count from the last time")
	}
}

// Items that a reader may not see are in no total, and the page says so; rules
// and commits are for the team.
func TestHiddenItemsAreNotCounted(t *testing.T) {
	s := sitetest.Of(t, risky)
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
	// Of what the board may not see, nothing is said to be missing.
	for _, hidden := range []string{"Hidden item", "Secret", "Rule:", "is no contact", "names no metrics", "names no rotation", "have no owner", "(not shown) decides"} {
		if strings.Contains(page, hidden) {
			t.Errorf("the page says %q", hidden)
		}
	}
	whole, err := generator.Render(s, generator.Options{History: log})
	if err != nil || !strings.Contains(string(whole["launch.html"]), "</time> Secret one") {
		t.Errorf("the team's page has no history: %v", err)
	}
}

// A checklist that is not there yet keeps a launch from being ready: nobody
// has checked its items.
func TestAMissingChecklistIsNotReady(t *testing.T) {
	const plan = "---\ntype: launch\ntitle: Plan\nowner: ann\nlaunch_at: 2027-03-09T10:00\nchecklist:\n  - {at: T-7d, include: extra, items: [{title: Done, status: done}]}\n---\n"
	for _, test := range []struct{ name, extra, says string }{
		{"missing", "", "there is no checklist extra"},
		{"draft", "---\ntype: checklist\nid: extra\ntitle: Extra\ndraft: true\nitems: [{title: Open item}]\n---\n", "the checklist extra is a draft"},
		{"there", "---\ntype: checklist\nid: extra\ntitle: Extra\nitems: [{title: Also done, status: done}]\n---\n", "all 2 checked"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{"content/launch.md": plan}
			if test.extra != "" {
				files["content/extra.md"] = test.extra
			}
			pages, err := generator.Render(sitetest.Of(t, files), generator.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if page := string(pages["launch.html"]); !strings.Contains(page, test.says) || strings.Contains(page, "not shown here") {
				t.Errorf("the launch does not say %q, or speaks of a reader:\n%s", test.says, page)
			}
		})
	}
}

// A draft that an audience will see one day is told as such, and not as
// something that is kept from it; its name is not told.
func TestADraftForAnAudienceIsNotHidden(t *testing.T) {
	s := sitetest.Of(t, map[string]string{
		"launchbook.yaml":   "audiences: [{id: board, title: Board}]\ndefaults: [{path: \"**\", audiences: [board]}]\n",
		"content/launch.md": "---\ntype: launch\ntitle: Plan\nlaunch_at: 2027-03-09T10:00\nchecklist:\n  - {at: T-7d, include: unborn, items: [{title: Done, status: done}]}\n---\n",
		"content/extra.md":  "---\ntype: checklist\nid: unborn\ntitle: Unborn\ndraft: true\nitems: [{title: Open item}]\n---\n",
	})
	a, err := audience.Find(s.Config, "board")
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Render(audience.Reduce(s, a), generator.Options{Audience: "board"})
	if err != nil {
		t.Fatal(err)
	}
	page := string(files["launch.html"])
	if !strings.Contains(page, "a checklist is a draft") || strings.Contains(page, "not shown here") {
		t.Errorf("the launch does not tell of the draft:\n%s", page)
	}
	for name, data := range files {
		if strings.Contains(strings.ToLower(string(data)), "unborn") {
			t.Errorf("%s names the draft", name)
		}
	}
}

// A path says who answers at the launch, and a person's page when they are on
// call.
func TestWhoIsReachedWhen(t *testing.T) {
	files, err := generator.Render(sitetest.Of(t, risky), generator.Options{BaseURL: "https://example.com/"})
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

// What has come of a launch is the first thing that its page says. Nothing is counted
// down, or to be done, for one that does not take place, and the home page has no
// countdown to it either.
func TestVerdicts(t *testing.T) {
	for status, test := range map[string]struct {
		decision   string
		want, gone []string
	}{
		"planned":   {"pending", []string{`<p class="big">Go/no-go pending</p><p>Hanna Ivarsson decides</p>`, "To do before T-0", ">Readiness</h2>", "data-countdown"}, nil},
		"launched":  {"go", []string{`<p class="big">Launched</p><p>GO</p>`, "Still open", "data-countdown", "data-next-step"}, []string{">Readiness</h2>", "To do before"}},
		"done":      {"pending", []string{`<p class="big">Done</p></div>`}, []string{">Readiness</h2>", "Hanna Ivarsson decides</p>"}},
		"postponed": {"no-go", []string{`<p class="big">Postponed</p><p>NO-GO</p>`, "Was planned for"}, []string{"Still open", "To do before", ">Readiness</h2>", `class="big" data-countdown`, "data-next-step"}},
		"cancelled": {"pending", []string{`<p class="big">Cancelled</p></div>`, "Was planned for"}, []string{"Hanna Ivarsson decides</p>", `class="big" data-countdown`}},
	} {
		files, err := generator.Render(sitetest.Starter(t, sitetest.Edit{"content/launch.md", "status: planned", "status: " + status},
			sitetest.Edit{"content/launch.md", "decision: pending", "decision: " + test.decision}), generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		page := string(files["launch.html"])
		for _, want := range test.want {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page does not say %s", status, want)
			}
		}
		for _, gone := range test.gone {
			if strings.Contains(page, gone) {
				t.Errorf("%s: the page says %s", status, gone)
			}
		}
		if off := status == "postponed" || status == "cancelled"; strings.Contains(string(files["index.html"]), "data-countdown") == off {
			t.Errorf("%s: the home page counts down, or does not", status)
		}
	}
}

// A waiver that ends before the launch closes nothing, on the page of the launch and on
// that of the checklist alike.
func TestLapsedWaiver(t *testing.T) {
	for until, want := range map[string]string{"2027-03-08": "0 of 1 checked", "2027-03-09": "1 of 1 checked"} {
		files, err := generator.Render(sitetest.Of(t, map[string]string{
			"content/plan.md": "---\ntype: launch\ntitle: Plan\nlaunch_at: 2027-03-09T10:00\nchecklist:\n  - at: T-7d\n    include: extra\n" +
				"    states: [{item: keys, waiver: {reason: Audited in May, by: ann, until: " + until + "}}]\n---\n",
			"content/extra.md":  "---\ntype: checklist\nid: extra\ntitle: Extra\nitems:\n  - {id: keys, title: Rotate the keys, owner: ann}\n---\n",
			"content/people.md": "---\ntype: contacts\ncontacts:\n  - {id: ann, name: Ann Berg, channels: {phone: +1-555-0101}}\n---\n",
		}), generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(files["extra.html"]), `<a href="plan.html#checklist">Plan</a>: `+want) {
			t.Errorf("until %s: the checklist does not say %s", until, want)
		}
		if lapsed := strings.Contains(string(files["plan.html"]), "waived only until before T-0: Rotate the keys"); lapsed != (until == "2027-03-08") {
			t.Errorf("until %s: the launch says that the waiver has lapsed: %v", until, lapsed)
		}
	}
}

// launchDay are the edits that say how far the starter site's launch has come: the launch
// itself took longer than planned, and a check failed.
func launchDay(more ...sitetest.Edit) []sitetest.Edit {
	step := func(title, record string) sitetest.Edit {
		return sitetest.Edit{"content/launch.md", "title: \"" + title + "\"\n", "title: \"" + title + "\"\n" + record}
	}
	return append(more,
		sitetest.Edit{"content/launch.md", "status: planned", "status: launched"},
		sitetest.Edit{"content/launch.md", "decision: pending", "decision: go"},
		step("T-2 Hours: Team check-in", "    status: done\n    ended_at: 2027-03-09T08:20\n"),
		step("T-1 Hour: Monitoring on", "    status: skipped\n    outcome: It was on since the rehearsal\n"),
		step("T-0: Launch", "    status: done\n    ended_at: 2027-03-09T11:27\n    outcome: [A slow migration, \"[the channel](https://chat.example.com/1)\"]\n"),
		step("T+1 Hour: Metrics", "    status: failed\n    ended_at: 2027-03-10T01:00\n    outcome: Errors above the threshold\n"))
}

// What is recorded of launch day stands at its steps, and on the first screens.
func TestLaunchDay(t *testing.T) {
	files, err := generator.Render(sitetest.Starter(t, launchDay()...), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for page, wants := range map[string][]string{
		"index.html": {`<span class="chip">2 of 7 steps done</span>`, `<span class="chip bad">failed</span> <a href="launch.html#metrics-check">T&#43;1 Hour: Metrics</a>`},
		"launch.html": {`<span class="chip">2 of 7 steps done</span>`, `<span class="chip bad">failed</span> <a href="#metrics-check">`,
			"<p>Ended 08:20 CET</p>", "<p>Ended 11:27 CET, 1 h 12 min late</p>", "<p>Ended Wed 10 Mar 2027, 01:00 CET, 13 h 15 min late</p>", ">skipped</span>", "It was on since the rehearsal", `T&#43;4 Hours: Team meeting</strong> <span class="chip warn">blocked</span>`, `T&#43;2 Hours: Support check-in</strong></p>`, "Errors above the threshold", `href="https://chat.example.com/1"`},
	} {
		for _, want := range wants {
			if !strings.Contains(string(files[page]), want) {
				t.Errorf("%s does not say %s", page, want)
			}
		}
	}
	for _, page := range []string{"index.html", "launch.html"} {
		if made := starter(t); strings.Contains(string(made[page]), "steps done") {
			t.Errorf("%s counts steps that nobody ticks off", page)
		}
	}
}
