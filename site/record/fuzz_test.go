package record_test

import (
	"testing"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/site/record"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// launchOf is a launch as it is read from a text, without a site around it.
func launchOf(text []byte) (site.Typed[*schema.Launch], bool) {
	file := source.NewFile("content/plan.md", text)
	_, node, _ := frontmatter.Split(file)
	if node == nil || node.Kind != tree.Map {
		return site.Typed[*schema.Launch]{}, false
	}
	place := tree.Place{File: file, Node: node}
	var l schema.Launch
	tree.Decode(place, &l)
	return site.Typed[*schema.Launch]{Doc: &site.Document{File: file, Type: "launch", Front: place, Data: &l}, Data: &l}, true
}

// Whatever the front matter looks like, what is written is read again, or refused.
func FuzzWrite(f *testing.F) {
	f.Add([]byte("---\ntype: launch\ntimeline:\n- title: |\n   a\n  at: T-0\n  launch: true\n- {title: b}\n---\n"), "a: b")
	f.Add([]byte("---\r\nchecklist:\r\n- at: T-7d\r\n  items: [{title: a, waiver: {by: b}}, {}]\r\n---\r\n"), "x\ny")
	f.Add([]byte("{\"go_no_go\": {\"sign_offs\": [{\"area\": \"a\"}, {}], \"decision\": 1}, \"timeline\": [{}, {\"title\": \"b\", \"status\": [\"done\"]}]}"), "")
	f.Add([]byte("---\nx: &a {title: b}\ntimeline: [*a, {<<: *a}]\nstatus: # none\ngo_no_go:\n  ? at\n  : T-0\n---\n"), "'")
	f.Fuzz(func(t *testing.T, text []byte, note string) {
		l, ok := launchOf(text)
		if !ok {
			return
		}
		for i, thing := range record.Things(&site.Site{}, l) {
			if i == 20 {
				return
			}
			for _, status := range thing.Statuses() {
				entry := record.Entry{Status: status, At: at, Note: note}
				if thing.Kind == "decision" || thing.Kind == "item" && status != "not-applicable" {
					entry.Note = ""
				}
				written, err := thing.Write(entry)
				if err != nil {
					continue
				}
				again, ok := launchOf(written.After)
				if !ok {
					t.Fatalf("%q\nbecomes\n%q", text, written.After)
				}
				if got := record.Things(&site.Site{}, again); len(got) <= i || got[i].State() != status {
					t.Errorf("%s of %q\nbecomes\n%q", status, text, written.After)
				}
			}
		}
	})
}
