package rules

import (
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

var unresolvedReference = lint.Rule{
	ID:      "unresolved-reference",
	Summary: "Every contact, on-call role and document that is named exists.",
	Level:   source.Error,
	Why:     "A name that leads nowhere is found out when somebody has to be called.",
	Fix:     "Correct the id, or add the contact or document.",
	Check: func(p *lint.Pass) {
		n := 0
		for r := range References(p.Site) {
			n++
			checkReference(p, r)
		}
		p.Prove("references", n)
	},
}

func checkReference(p *lint.Pass, r Reference) {
	s := p.Site
	var what string
	var candidates func() []string
	switch r.Kind {
	case "target":
		target, ok := reach.ParseTarget(r.ID)
		if s.Resolves(r.ID) {
			return
		}
		what = "a contact or an on-call role such as `on-call/<id>.primary`"
		candidates = func() []string { return targets(s) }
		if ok && target.OnCall == "" {
			what = "a contact"
		}
	case "contact":
		if _, _, ok := s.Contact(r.ID); ok {
			return
		}
		what, candidates = "a contact", s.ContactIDs
	default:
		if _, ok := s.Document(r.Kind, r.ID); ok {
			return
		}
		what, candidates = "a document of type "+r.Kind, func() []string { return s.DocumentIDs(r.Kind) }
	}
	reportUnknown(p, r.At, r.At.Node.Span, r.ID, "the id of "+what, candidates, "add it, or name one that exists")
}
