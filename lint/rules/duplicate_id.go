package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var duplicateID = lint.Rule{
	ID:      "duplicate-id",
	Summary: "An id names one thing.",
	Level:   source.Error,
	Why:     "Of two contacts with one id, the wrong one is called.",
	Fix:     "Rename one of the two and what refers to it.",
	Check: func(p *lint.Pass) {
		seen := map[string]tree.Place{}
		for _, c := range site.All[*schema.Contacts](p.Site) {
			for _, contact := range c.Data.Contacts {
				once(p, seen, contact.Place, "contact", contact.ID)
			}
			p.Prove("contacts", len(c.Data.Contacts))
		}
		for _, d := range p.Site.Documents {
			if d.Type != "page" && d.Type != "runbook" && d.Type != "faq" {
				once(p, seen, d.Front, "document of type "+d.Type, d.ID)
			}
		}
		for _, l := range site.All[*schema.Launch](p.Site) {
			steps := map[string]tree.Place{}
			for _, step := range l.Data.Timeline {
				once(p, steps, step.Place, "step", step.ID)
			}
		}
	},
}

func once(p *lint.Pass, seen map[string]tree.Place, at tree.Place, what, id string) {
	if id == "" {
		return
	}
	key := what + " " + strings.ToLower(id)
	first, taken := seen[key]
	if !taken {
		seen[key] = at
		return
	}
	message := fmt.Sprintf("`%s` is the id of another %s too", id, what)
	if other := first.Child("id").Node.Text; at.Has("id") && first.Has("id") && other != id {
		message = fmt.Sprintf("`%s` differs from `%s`, the id of another %s, by case alone", id, other, what)
	}
	p.Report(at, at.Span("id"), message, "",
		source.Related{File: first.File, Span: first.Span("id"), Message: "the first one is here"})
}
