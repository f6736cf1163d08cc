package generator_test

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// valued are documents with a link and code in every text of structured data that has
// them: [KEY](to.md) and `KEY`.
var valued = map[string]string{
	"content/to.md":          "# Where it leads\n\n## Part\n",
	"content/proof.pdf":      "proof",
	"content/lists/extra.md": "---\ntype: checklist\nid: extra\ntitle: Extra\nitems:\n  - {id: keys, title: Keys, detail: \"[item](../to.md)\", evidence: ../proof.pdf}\n  - {id: log, title: Log, evidence: log.txt}\n---\n",
	"content/lists/log.txt":  "log",
	"content/launch.md": "---\ntype: launch\ntitle: Plan\nowner: ann\nlaunch_at: 2027-03-09T10:00\n" +
		"checklist:\n  - at: T-7d\n    include: extra\n    states: [{item: keys, evidence: \"Seen in [states](to.md)\"}]\n    items:\n" +
		"      - {title: A, detail: \"[detail](to.md) `detail`\", evidence: [to.md, \"https://ci.example.com/1\", \"[evidence](to.md#part) `evidence`\"]}\n" +
		"      - {title: B, status: not-applicable, not_applicable: \"[not_applicable](to.md) `not_applicable`\"}\n" +
		"      - {title: C, status: waived, waiver: {reason: \"[reason](to.md) `reason` <b>\", by: ann, until: 2027-04-01}}\n" +
		"go_no_go: {at: T-0, decider: ann, if_no_go: \"[if_no_go](to.md) `if_no_go`\", detail: \"[gate](to.md)\", evidence: [\"[table](to.md)\"], sign_offs: [{by: ann, detail: \"[sign](to.md)\"}]}\n" +
		"war_room: {chat: \"#go\", detail: \"[room](to.md)\"}\nroles: [{role: Lead, who: ann, detail: \"[lead](to.md)\"}]\n" +
		"timeline: [{at: T-0, title: Go, launch: true, detail: \"[timeline](to.md)\", verify: \"[verify](to.md) `verify`\", if_it_fails: \"[if_it_fails](to.md) `if_it_fails`\", status: done, outcome: \"[ran](to.md)\"}]\n" +
		"rollout: {abort_if: [\"[always](to.md)\"], stages: [{at: T-0, title: All, abort_if: [\"[abort_if](to.md) `abort_if`\"]}], rollback: {detail: \"[rollback](to.md)\"}}\n" +
		"communication: [{phase: launch-day, title: M, at: T-0, detail: \"[communication](to.md)\"}]\n" +
		"reviews: [{at: T+1d, title: R, topics: [\"[topics](to.md) `topics`\"], outcome: \"[outcome](to.md) `outcome`\"}]\n" +
		"improvement: [{title: I, scope: [\"[scope](to.md) `scope`\"], detail: \"[improvement](to.md)\"}]\n---\n",
	"content/people.md": "---\ntype: contacts\ntitle: People\ncontacts: [{id: ann, name: Ann Berg, channels: {phone: +1-555-0101}, note: \"[note](to.md) `note`\"}]\n---\n",
	"content/paths.md":  "---\ntype: escalation\ntitle: Paths\npaths: [{id: down, issue: Down, detail: \"[path](to.md)\", if_nobody_answers: \"[if_nobody_answers](to.md) `if_nobody_answers`\", steps: [{notify: ann, note: \"[step](to.md)\"}]}]\n---\n",
	"content/rota.md": "---\ntype: on-call\ntitle: Rota\nstart: 2027-03-01\nperiod: 1w\nhandover: \"09:00\"\npolicy: \"[policy](to.md) `policy`\"\nprimary: [ann]\n" +
		"overrides: [{role: primary, who: ann, from: 2027-03-09T10:00, until: 2027-03-09T12:00, reason: \"[override](to.md)\"}]\n---\n",
	"content/metrics.md":   "---\ntype: monitoring\ntitle: Metrics\ngroups: [{title: All, detail: \"[group](to.md)\", metrics: [{id: m, name: Load, detail: \"[metric](to.md)\"}]}]\n---\n",
	"content/decisions.md": "---\ntype: decisions\ntitle: Decisions\ndecisions: [{id: d, scenario: S, decider: ann, detail: \"[decision](to.md)\", limits: \"[limits](to.md) `limits`\", if_nobody_decides: \"[if_nobody_decides](to.md) `if_nobody_decides`\"}]\n---\n",
	"content/incident.md": "---\ntype: incident\ntitle: Incidents\ncriteria: [\"[criteria](to.md) `criteria`\"]\nseverities: [{id: SEV1, meaning: \"[meaning](to.md) `meaning`\"}]\n" +
		"phases: [{id: detection, title: Detection, detail: \"[phase](to.md)\", steps: [\"[steps](to.md) `steps`\"]}]\nroles: [{role: Scribe, who: ann, detail: \"[role](to.md)\"}]\n---\n",
	"content/onboarding.md": "---\ntype: onboarding\ntitle: Onboarding\ndocumentation: [{title: D, detail: \"[material](to.md)\"}]\ntraining: [{title: T, detail: \"[training](to.md)\"}]\nsupport: [{title: S, detail: \"[support](to.md)\"}]\n---\n",
}

// Links and code in the texts of structured data are links and code, wherever their page
// lies, and nothing else in them is markup.
func TestValues(t *testing.T) {
	files, err := generator.Render(sitetest.Of(t, valued), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for page, names := range map[string]string{
		"launch.html":     "detail not_applicable reason if_no_go gate table sign room lead verify if_it_fails ran always timeline abort_if rollback communication topics outcome scope improvement item states",
		"people.html":     "note",
		"paths.html":      "path if_nobody_answers step",
		"rota.html":       "policy override",
		"metrics.html":    "group metric",
		"decisions.html":  "decision limits if_nobody_decides",
		"incident.html":   "criteria meaning phase steps role",
		"onboarding.html": "material training support",
	} {
		text := string(files[page])
		for _, name := range strings.Fields(names) {
			if !strings.Contains(text, `<a href="to.html">`+name+"</a>") {
				t.Errorf("%s has no link %q", page, name)
			}
			if strings.Contains(valued["content/"+strings.TrimSuffix(page, ".html")+".md"], "`"+name+"`") && !strings.Contains(text, "<code>"+name+"</code>") {
				t.Errorf("%s has no code %q", page, name)
			}
		}
	}
	for page, want := range map[string][]string{
		"launch.html": {
			`Evidence: <a href="to.html">Where it leads</a>`, `Evidence: <a href="https://ci.example.com/1">https://ci.example.com/1</a>`, `<a href="to.html#part">evidence</a>`,
			`Waived until 2027-04-01 by Ann Berg: <a href="to.html">reason</a> <code>reason</code> &lt;b&gt;`, `<a href="lists/log.txt">log.txt</a>`,
		},
		"people/ann.html":        {`<a href="../to.html">note</a>`},
		"lists/extra.html":       {`<a href="../to.html">item</a>`, `<a href="../proof.pdf">../proof.pdf</a>`},
		"assets/search-index.js": {"note note"},
	} {
		for _, text := range want {
			if !strings.Contains(string(files[page]), text) {
				t.Errorf("%s has no %s", page, text)
			}
		}
	}
}
