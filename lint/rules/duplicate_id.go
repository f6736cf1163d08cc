package rules

import (
	"fmt"
	"path"
	"strings"
	"sync"

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
		times := map[string]int{}
		for _, d := range p.Site.Documents {
			times[d.Type+" "+d.ID]++
		}
		named := sync.OnceValue(func() map[string]bool { return namedDocuments(p.Site) })
		for _, d := range p.Site.Documents {
			switch d.Type {
			case "page":
				continue
			case "runbook", "faq": // many have the name of their file, which nothing asks for
				if key := d.Type + " " + d.ID; !d.Front.Has("id") && (times[key] == 1 || !named()[key]) {
					continue
				}
			}
			once(p, seen, d.Front, "document of type "+d.Type, d.ID)
		}
		inDocument := map[string]tree.Place{}
		for _, d := range p.Site.Documents {
			clear(inDocument)
			for _, part := range parts {
				for id := range places(d.Front, part.path) {
					onceAt(p, inDocument, id, id.Node.Span, part.what, id.Node.Text)
				}
			}
		}
	},
}

// namedDocuments are the types and ids of the documents that something names.
func namedDocuments(s *site.Site) map[string]bool {
	named := map[string]bool{}
	for r := range References(s) {
		named[r.Kind+" "+r.ID] = true
	}
	return named
}

// parts are what has an id that is of its document alone.
var parts = []struct {
	what string
	path []string
}{
	{"step", []string{"timeline", "*", "id"}},
	{"checklist item", []string{"checklist", "*", "items", "*", "id"}},
	{"checklist item", []string{"items", "*", "id"}},
	{"phase", []string{"phases", "*", "id"}},
	{"group of metrics", []string{"groups", "*", "id"}},
	{"escalation path", []string{"paths", "*", "id"}},
	{"decision", []string{"decisions", "*", "id"}},
	{"metric", []string{"groups", "*", "metrics", "*", "id"}},
	{"severity", []string{"severities", "*", "id"}},
	{"severity", []string{"severities", "*", "aliases", "*"}},
}

func once(p *lint.Pass, seen map[string]tree.Place, at tree.Place, what, id string) {
	onceAt(p, seen, at.Child("id"), at.Span("id"), what, id)
}

// onceAt reports an id that is taken. Ids that differ in case alone are two for
// a program, and one for whoever reads them aloud.
func onceAt(p *lint.Pass, seen map[string]tree.Place, at tree.Place, span source.Span, what, id string) {
	if id == "" {
		return
	}
	key := what + " " + strings.ToLower(id)
	first, taken := seen[key]
	if !taken {
		seen[key] = at
		return
	}
	if first.File == at.File && strings.HasPrefix(at.Address, path.Dir(first.Address)+"/") {
		return // a severity's own alias
	}
	message := fmt.Sprintf("`%s` is the id of another %s too", id, what)
	if written := first.Node.Text; written != id && written != "" {
		message = fmt.Sprintf("`%s` and the id of another %s, `%s`, differ in case alone", id, what, written)
	}
	p.Report(at, span, message, "", source.Related{File: first.File, Span: first.Span(), Message: "the first one is here"})
}
