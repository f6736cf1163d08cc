package record_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/record"
	"github.com/launchbook/launchbook/site/sitetest"
)

var at = time.Date(2027, 3, 9, 10, 12, 0, 0, time.UTC)

const checklist = "---\ntype: checklist\nid: extra\ntitle: Extra\nitems:\n  - {id: keys, title: Rotate the keys}\n  - {id: logs, title: Keep the logs}\n---\n"

func thing(t *testing.T, s *site.Site, word string) record.Thing {
	t.Helper()
	found, err := record.Find(record.Things(s, site.All[*schema.Launch](s)[0]), word)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// An entry is written where its thing is, in the style of what is there.
func TestWrite(t *testing.T) {
	const top = "---\ntype: launch\ntitle: Plan\nlaunch_at: 2027-03-09T10:00\n"
	for name, test := range map[string]struct {
		word      string
		entry     record.Entry
		old, want string
	}{
		"block style": {"cut", record.Entry{Status: "failed", At: at, Note: "Too slow: 3 %"},
			top + "timeline:\n  # first\n  - id: cut\n    title: Cut over  # the switch\n    at: T-0\n# end\n---\n",
			top + "timeline:\n  # first\n  - id: cut\n    title: Cut over  # the switch\n    status: failed\n    ended_at: 2027-03-09T10:12\n    outcome: \"Too slow: 3 %\"\n    at: T-0\n# end\n---\n"},
		"flow style": {"Cut over", record.Entry{Status: "done", At: at, Note: "fine"},
			top + "timeline: [{title: Cut over, at: T-0}, {title: Look, at: T+1h}]\n---\n",
			top + "timeline: [{title: Cut over, at: T-0, status: done, ended_at: 2027-03-09T10:12, outcome: fine}, {title: Look, at: T+1h}]\n---\n"},
		"JSON": {"cut-over", record.Entry{Status: "done", At: at, Note: ""},
			"{\"type\": \"launch\", \"title\": \"Plan\", \"launch_at\": \"2027-03-09T10:00\", \"timeline\": [\n  {\"title\": \"Cut over\", \"at\": \"T-0\"}]}\n",
			"{\"type\": \"launch\", \"title\": \"Plan\", \"launch_at\": \"2027-03-09T10:00\", \"timeline\": [\n  {\"title\": \"Cut over\", \"at\": \"T-0\", \"status\": \"done\", \"ended_at\": \"2027-03-09T10:12\"}]}\n"},
		"lines of Windows": {"cut-over", record.Entry{Status: "done", At: at, Note: ""},
			strings.ReplaceAll(top+"timeline:\n  - title: Cut over\n    at: T-0\n---\n", "\n", "\r\n"),
			strings.ReplaceAll(top+"timeline:\n  - title: Cut over\n    status: done\n    ended_at: 2027-03-09T10:12\n    at: T-0\n---\n", "\n", "\r\n")},
		"a title over two lines": {"cut", record.Entry{Status: "done", At: at, Note: ""},
			top + "timeline:\n  - title: >\n      Cut\n      over\n    id: cut\n    at: T-0\n    detail: |\n      Now\n---\n",
			top + "timeline:\n  - title: >\n      Cut\n      over\n    id: cut\n    at: T-0\n    status: done\n    ended_at: 2027-03-09T10:12\n    detail: |\n      Now\n---\n"},
		"a second outcome": {"cut-over", record.Entry{Status: "done", At: at, Note: "better"},
			top + "timeline:\n  - title: Cut over\n    status: failed\n    ended_at: 2027-03-09T10:02\n    outcome: |\n      Too slow: 3 %\n    at: T-0\n---\n",
			top + "timeline:\n  - title: Cut over\n    status: done\n    ended_at: 2027-03-09T10:12\n    outcome: [\"Too slow: 3 %\", better]\n    at: T-0\n---\n"},
		"a third one": {"cut-over", record.Entry{Status: "done", At: at, Note: "good"},
			top + "timeline:\n  - title: Cut over\n    status: done\n    ended_at: 2027-03-09T10:02\n    outcome:\n      - slow\n      - better\n    at: T-0\n---\n",
			top + "timeline:\n  - title: Cut over\n    status: done\n    ended_at: 2027-03-09T10:12\n    outcome:\n      - slow\n      - better\n      - good\n    at: T-0\n---\n"},
		"taken back": {"cut-over", record.Entry{Status: "open", At: at, Note: ""},
			top + "timeline:\n  - title: Cut over\n    status: failed\n    ended_at: 2027-03-09T10:12\n    at: T-0\n---\n",
			top + "timeline:\n  - title: Cut over\n    status: open\n    at: T-0\n---\n"},
		"the launch": {"cut-over", record.Entry{Status: "done", At: at, Note: ""},
			top + "status: ready  # soon\ntimeline: [{title: Cut over, at: T-0, launch: true}]\n---\n",
			top + "status: launched  # soon\ntimeline: [{title: Cut over, at: T-0, launch: true, status: done, ended_at: 2027-03-09T10:12}]\n---\n"},
		"a waived item": {"load", record.Entry{Status: "done", At: at, Note: ""},
			top + "checklist:\n  - at: T-7d\n    items:\n      - id: load\n        title: Load test\n        waiver:\n          reason: None\n          by: ann\n          until: 2027-04-01\n        status: waived\n---\n",
			top + "checklist:\n  - at: T-7d\n    items:\n      - id: load\n        title: Load test\n        status: done\n---\n"},
		"an item that does not apply": {"load", record.Entry{Status: "not-applicable", At: at, Note: "no load"},
			top + "checklist: [{at: T-7d, items: [{id: load, title: Load test}]}]\n---\n",
			top + "checklist: [{at: T-7d, items: [{id: load, title: Load test, status: not-applicable, not_applicable: \"no load\"}]}]\n---\n"},
		"an included item": {"keys", record.Entry{Status: "done", At: at, Note: ""},
			top + "checklist:\n  - at: T-7d\n    include: extra\n---\n",
			top + "checklist:\n  - at: T-7d\n    include: extra\n    states: [{item: keys, status: done}]\n---\n"},
		"another included item": {"logs", record.Entry{Status: "done", At: at, Note: ""},
			top + "checklist:\n  - at: T-7d\n    states:\n      - item: keys\n        status: done\n    include: extra\n---\n",
			top + "checklist:\n  - at: T-7d\n    states:\n      - item: keys\n        status: done\n      - {item: logs, status: done}\n    include: extra\n---\n"},
		"another one in flow style": {"logs", record.Entry{Status: "done", At: at, Note: ""},
			top + "checklist: [{at: T-7d, include: extra, states: [{item: keys, status: done}]}]\n---\n",
			top + "checklist: [{at: T-7d, include: extra, states: [{item: keys, status: done}, {item: logs, status: done}]}]\n---\n"},
		"an included item that was open": {"keys", record.Entry{Status: "done", At: at, Note: ""},
			top + "checklist: [{at: T-7d, include: extra, states: [{item: keys, status: open}]}]\n---\n",
			top + "checklist: [{at: T-7d, include: extra, states: [{item: keys, status: done}]}]\n---\n"},
		"a sign-off": {"customer-support", record.Entry{Status: "no-go", At: at, Note: "nobody is there"},
			top + "go_no_go: {at: T-0, sign_offs: [{area: Customer support, by: ann}]}\n---\n",
			top + "go_no_go: {at: T-0, sign_offs: [{area: Customer support, by: ann, decision: no-go, decided_at: 2027-03-09T10:12, detail: \"nobody is there\"}]}\n---\n"},
		"a review": {"day-1", record.Entry{Status: "held", At: at, Note: "Two alerts too many"},
			top + "reviews:\n  - at: T+1d\n    title: Day 1\n---\n",
			top + "reviews:\n  - at: T+1d\n    title: Day 1\n    held_at: 2027-03-09\n    outcome: \"Two alerts too many\"\n---\n"},
		"the next audit": {"annual-audit", record.Entry{Status: "held", At: at},
			top + "improvement: [{kind: audit, title: Annual audit, every: 12mo, held_at: 2026-03-01}]\n---\n",
			top + "improvement: [{kind: audit, title: Annual audit, every: 12mo, held_at: 2027-03-09}]\n---\n"},
		"a review that was not": {"day-1", record.Entry{Status: "open", At: at},
			top + "reviews: [{at: T+1d, title: Day 1, held_at: 2027-03-09}]\n---\n",
			top + "reviews: [{at: T+1d, title: Day 1}]\n---\n"},
		"the decision": {"go-no-go", record.Entry{Status: "go", At: at, Note: ""},
			top + "go_no_go:\n  at: T-0\n  decision: \"pending\" # by the CTO\n---\n",
			top + "go_no_go:\n  at: T-0\n  decision: go # by the CTO\n  decided_at: 2027-03-09T10:12\n---\n"},
	} {
		s := sitetest.Of(t, map[string]string{"content/plan.md": test.old, "content/extra.md": checklist})
		written, err := thing(t, s, test.word).Write(test.entry)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(test.want, string(written.After)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// What cannot be written without changing something else is refused.
func TestRefusals(t *testing.T) {
	const top = "---\ntype: launch\ntitle: Plan\nlaunch_at: 2027-03-09T10:00\n"
	for name, test := range map[string]struct {
		word, old string
		entry     record.Entry
		want      string
	}{
		"an alias":            {"cut", top + "x-step: &step {id: cut, title: Cut over, at: T-0}\ntimeline: [*step]\n---\n", record.Entry{Status: "done", At: at, Note: ""}, "edit it by hand"},
		"a merge":             {"cut", top + "x-step: &step {title: Cut over, at: T-0, status: open}\ntimeline: [{<<: *step, id: cut}]\n---\n", record.Entry{Status: "done", At: at, Note: ""}, "edit it by hand"},
		"another status":      {"cut", top + "timeline: [{id: cut, title: Cut over, at: T-0}]\n---\n", record.Entry{Status: "waived", At: at, Note: ""}, "a step cannot be `waived`, only done, failed, skipped, open"},
		"no reason":           {"load", top + "checklist: [{at: T-7d, items: [{id: load, title: Load test}]}]\n---\n", record.Entry{Status: "not-applicable", At: at, Note: ""}, "a note is the reason why an item does not apply"},
		"a needless note":     {"keys", top + "checklist: [{at: T-7d, include: extra}]\n---\n", record.Entry{Status: "done", At: at, Note: "c"}, "what proves other items is their `evidence`"},
		"no place for a note": {"go-no-go", top + "go_no_go: {at: T-0}\n---\n", record.Entry{Status: "go", At: at, Note: "c"}, "the decision has no place for a note"},
	} {
		s := sitetest.Of(t, map[string]string{"content/plan.md": test.old, "content/extra.md": checklist})
		if _, err := thing(t, s, test.word).Write(test.entry); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
	s := sitetest.Of(t, map[string]string{"content/plan.md": "+++\ntype = 'launch'\ntitle = 'Plan'\nlaunch_at = '2027-03-09T10:00'\ntimeline = [{id = 'cut', title = 'Cut', at = 'T-0'}]\n+++\n"})
	if _, err := thing(t, s, "cut").Write(record.Entry{Status: "done", At: at, Note: ""}); !errors.Is(err, record.ErrFormat) {
		t.Errorf("TOML: %v", err)
	}
}

// Whatever is written of the starter site's launch is read again, and no mistake comes with it.
func TestEverythingOfTheStarter(t *testing.T) {
	s := sitetest.Starter(t)
	launches := site.All[*schema.Launch](s)
	for _, before := range record.Things(s, launches[0]) {
		for _, status := range before.Statuses() {
			note := ""
			if status == "not-applicable" || before.Kind == "step" || before.Kind == "review" {
				note = "because: of \"it\""
			}
			written, err := before.Write(record.Entry{Status: status, At: at, Note: note})
			if err != nil {
				t.Errorf("%s %s: %v", before.ID, status, err)
				continue
			}
			again, err := site.LoadWith(s.Dir, site.LoadOptions{Overlay: map[string][]byte{written.Path: written.After}})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range again.Diagnostics {
				t.Errorf("%s %s: %s", before.ID, status, d.Message)
			}
			if now := thing(t, again, before.ID); now.State() != status {
				t.Errorf("%s is %q, not %s", before.ID, now.State(), status)
			}
		}
	}
}

// An item that has a reason not to be done is not open, whatever its status says not.
func TestStates(t *testing.T) {
	s := sitetest.Of(t, map[string]string{"content/plan.md": "---\ntype: launch\ntitle: Plan\nlaunch_at: 2027-03-09T10:00\nchecklist: [{at: T-7d, items: [{title: A, not_applicable: none}, {title: B, waiver: {reason: r, by: b, until: 2027-04-01}}, {title: C}]}]\n---\n"})
	for word, want := range map[string]string{"a": "not-applicable", "b": "waived", "c": "open"} {
		if got := thing(t, s, word).State(); got != want {
			t.Errorf("%s is %s, not %s", word, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	s := sitetest.Starter(t)
	things := record.Things(s, site.All[*schema.Launch](s)[0])
	if _, err := record.Find(things, "metric-check"); err == nil || !strings.Contains(err.Error(), `did you mean "metrics-check"?`) {
		t.Error(err)
	}
	if found, err := record.Find(things, "code freeze"); err != nil || found.ID != "code-freeze" {
		t.Error(found.ID, err)
	}
}
