package rules

import (
	"iter"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

func eachContact(s *site.Site, visit func(*schema.Contact)) {
	for _, c := range site.All[*schema.Contacts](s) {
		for i := range c.Data.Contacts {
			visit(&c.Data.Contacts[i])
		}
	}
}

func eachDecision(s *site.Site, visit func(*schema.Decision)) {
	for _, d := range site.All[*schema.Decisions](s) {
		for i := range d.Data.Decisions {
			visit(&d.Data.Decisions[i])
		}
	}
}

// eachRoom visits the war rooms of launches and of incidents.
func eachRoom(s *site.Site, visit func(*schema.WarRoom)) {
	for _, l := range site.All[*schema.Launch](s) {
		if l.Data.WarRoom != nil {
			visit(l.Data.WarRoom)
		}
	}
	for _, i := range site.All[*schema.Incident](s) {
		if i.Data.WarRoom != nil {
			visit(i.Data.WarRoom)
		}
	}
}

func eachPath(s *site.Site, visit func(*schema.EscalationPath)) {
	for _, e := range site.All[*schema.Escalation](s) {
		for i := range e.Data.Paths {
			visit(&e.Data.Paths[i])
		}
	}
}

func eachMetric(s *site.Site, visit func(*schema.Metric)) {
	for _, m := range site.All[*schema.Monitoring](s) {
		for g := range m.Data.Groups {
			for i := range m.Data.Groups[g].Metrics {
				visit(&m.Data.Groups[g].Metrics[i])
			}
		}
	}
}

// eachItem visits the items of launches' own checklists and of those that they can
// include, and once more those of which a launch says something itself.
func eachItem(s *site.Site, visit func(schema.ChecklistItem)) {
	all := func(items []schema.ChecklistItem) {
		for _, item := range items {
			visit(item)
		}
	}
	for _, l := range site.All[*schema.Launch](s) {
		for _, g := range l.Data.Checklist {
			all(g.Items)
			all(s.Stated(g))
		}
	}
	for _, c := range site.All[*schema.Checklist](s) {
		all(c.Data.Items)
	}
}

// eachLink visits the links in the prose and in structured data.
func eachLink(s *site.Site, visit func(at tree.Place, d *site.Document, destination string, span source.Span, image bool)) {
	for _, d := range s.Documents {
		at := tree.Place{File: d.File}
		for _, link := range d.Links() {
			visit(at, d, link.Destination, link.Span, link.Image)
		}
		if d.Type == "onboarding" {
			for _, path := range [][]string{{"documentation", "*", "link"}, {"training", "*", "link"}} {
				for at := range places(d.Front, path) {
					visit(at, d, at.Node.Text, at.Node.Span, false)
				}
			}
		}
	}
}

// passages are those of a document's body and the values of its front matter that can be
// sentences, or only one of the two, or none.
func passages(d *site.Document, inBody, inFront bool) iter.Seq2[tree.Place, markdown.Passage] {
	body, front := d.Body, d.Front
	if !inBody {
		body = nil
	}
	if !inFront {
		front = tree.Place{}
	}
	return prose.Passages(body, front)
}

// unread tells whether a key is there whose value was not read, as it is none of its
// type: what would hold without the key cannot be said.
func unread(mapping tree.Place, key string, empty bool) bool { return empty && mapping.Has(key) }
