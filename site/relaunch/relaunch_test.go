package relaunch_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/site/relaunch"
	"github.com/launchbook/launchbook/site/sitetest"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

func document(t *testing.T, text string) *site.Document {
	t.Helper()
	s := sitetest.Of(t, map[string]string{"content/old.md": text})
	for _, d := range s.Documents {
		if d.Path == "old.md" {
			return d
		}
	}
	t.Fatal("there is no old.md")
	return nil
}

// What a launch has come to is left out, however it is written; the plan, the comments
// and the text stay.
func TestText(t *testing.T) {
	for name, test := range map[string]struct{ at, old, want string }{
		"block style": {"2028-01-11T09:00", `---
type: launch
id: old # the last one
title: Old
launch_at: "2027-03-09T10:00"  # T-0
status: launched
reviewed_at: 2027-03-01
checklist:
  - include: security
    # Where they stand
    states:
      - {item: a, status: done}
    at: T-7d
    items:
      - status: done
        waiver:
          reason: |
            None
            at all
          by: ann
        title: First  # stays
      - title: Second
        not_applicable: >
          Nobody
          asks
      # about the third
      - title: Third
go_no_go:
  decision: go
  decided_at: 2027-03-09T09:00
  at: T-0
timeline:
  - at: T-0
    title: Launch
    status: done
    ended_at: 2027-03-09T11:27
    outcome:
      - Slow
    launch: true
  - {at: T+1h, title: Look, status: failed, outcome: Errors}
reviews:
  - held_at: 2027-03-10
    at: T+1d
    title: Day 1
    outcome: [a, b]
---
# Text

status: done
`, `---
type: launch
title: "TODO: name of the launch"
launch_at: "2028-01-11T09:00"  # T-0
status: draft
checklist:
  - include: security
    # Where they stand
    at: T-7d
    items:
      - title: First  # stays
      - title: Second
      # about the third
      - title: Third
go_no_go:
  decision: pending
  at: T-0
timeline:
  - at: T-0
    title: Launch
    launch: true
  - {at: T+1h, title: Look}
reviews:
  - at: T+1d
    title: Day 1
---
# Text

status: done
`},
		"flow style": {"", `---
type: launch
title: Old
launch_at: 2027-03-09T10:00
checklist: [{at: T-7d, items: [{status: done, waiver: {reason: r, by: b, until: 2027-04-01}, title: A}, {title: B, status: waived, waiver: {reason: r, by: b, until: 2027-04-01}, owner: c}, {title: C, status: done}]}]
---
`, `---
type: launch
title: "TODO: name of the launch"
launch_at: 2030-01-15T10:00  # TODO: T-0
checklist: [{at: T-7d, items: [{title: A}, {title: B, owner: c}, {title: C}]}]
---
`},
		"JSON": {"", `{"type": "launch", "title": "Old", "id": "old", "launch_at": "2027-03-09T10:00", "status": "done", "go_no_go": {"at": "T-0", "decision": "go"}}
Text
`, `{"type": "launch", "title": "TODO: name of the launch", "launch_at": "2030-01-15T10:00", "status": "draft", "go_no_go": {"at": "T-0", "decision": "pending"}}
Text
`},
		"another type": {"", "---\ntype: runbook\ntitle: Old\nid: old\nalerts: [A]\nstatus: done\n---\n## Meaning\n", "---\ntype: runbook\ntitle: \"TODO: name of the runbook\"\nalerts: [A]\nstatus: done\n---\n## Meaning\n"},
	} {
		got, err := relaunch.Text(document(t, test.old), test.at)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, text := range []string{"# No front matter\n", "+++\ntype = \"launch\"\ntitle = \"Old\"\n+++\n"} {
		if _, err := relaunch.Text(document(t, text), ""); !errors.Is(err, relaunch.ErrFormat) {
			t.Errorf("%q: %v", text, err)
		}
	}
	aliased := "---\ntype: launch\ntitle: Old\nlaunch_at: 2027-03-09T10:00\nchecklist:\n  - at: T-7d\n    items:\n      - title: A\n        status: &now done\n      - title: B\n        detail: *now\n---\n"
	if _, err := relaunch.Text(document(t, aliased), ""); err == nil || !strings.Contains(err.Error(), "copy it by hand") {
		t.Errorf("a lost anchor: %v", err)
	}
	merged := "---\ntype: launch\ntitle: Old\nlaunch_at: 2027-03-09T10:00\nx-done: &d {status: done}\nchecklist:\n  - at: T-7d\n    items:\n      - title: A\n        <<: *d\n---\n"
	if got, err := relaunch.Text(document(t, merged), ""); err == nil && strings.Contains(string(got), "status: done") {
		t.Errorf("a merged status stays:\n%s", got)
	}
}

// A launch that begins from the starter's has its plan.
func TestStarter(t *testing.T) {
	s := sitetest.Starter(t, sitetest.Edit{"content/launch.md", "  decision: pending", "  decision: go\n  decided_at: 2027-03-08T10:00"})
	d, _ := s.Document("launch", "checkout-2")
	got, err := relaunch.Text(d, "2027-06-08T10:00")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"title: T-7 Days", "# Where the items", "launch_at: 2027-06-08T10:00", "T+8 Hours: Status report", "decision: pending", "## Timeline"} {
		if strings.Contains(string(d.File.Data()), want) && !strings.Contains(string(got), want) {
			t.Errorf("no %q", want)
		}
	}
	for _, gone := range []string{"waiver:", "states:", "decided_at", "Checkout 2.0  #"} {
		if strings.Contains(string(got), gone) {
			t.Errorf("%q is left", gone)
		}
	}
}

// Whatever front matter says, a document begins from it without what the launch had come
// to, or is refused.
func FuzzText(f *testing.F) {
	f.Add("---\ntype: launch\ntitle: &t a\nid: b\nchecklist: [{at: T-7d, states: [], items: [{status: done, title: *t}]}]\nreviews:\n- outcome: |\n   a\n  held_at: b\n---\n", "T")
	f.Add("{\"type\": \"launch\", \"go_no_go\": {\"decided_at\": 1, \"decision\": \"go\"}}", "")
	f.Add("---\r\nreviews:\r\n  - outcome:\r\n      - a\r\n---\r\n", "")
	f.Fuzz(func(t *testing.T, text, at string) {
		file := source.NewFile("content/old.md", []byte(text))
		_, node, _ := frontmatter.Split(file)
		d := &site.Document{File: file, Type: "launch", Front: tree.Place{File: file, Node: node}}
		got, err := relaunch.Text(d, at)
		if err != nil {
			return
		}
		_, again, _ := frontmatter.Split(source.NewFile("content/new.md", got))
		for _, list := range []string{"reviews", "improvement"} {
			for _, item := range again.Get(list).Items() {
				if item.Get("outcome") != nil || item.Get("held_at") != nil {
					t.Errorf("%q\nbecomes\n%q", text, got)
				}
			}
		}
	})
}
