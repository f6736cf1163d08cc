package rules

import (
	"fmt"

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
		for _, r := range references(p.Site) {
			n++
			checkReference(p, r)
		}
		p.Prove("references", n)
	},
}

func checkReference(p *lint.Pass, r reference) {
	s := p.Site
	var what string
	var candidates []string
	switch r.kind {
	case "target":
		target, ok := reach.ParseTarget(r.id)
		if s.Resolves(r.id) {
			return
		}
		what = "a contact or an on-call role such as `on-call/<id>.primary`"
		candidates = targets(s)
		if ok && target.OnCall == "" {
			what = "a contact"
		}
	case "contact":
		if _, _, ok := s.Contact(r.id); ok {
			return
		}
		what, candidates = "a contact", s.ContactIDs()
	default:
		if _, ok := s.Document(r.kind, r.id); ok {
			return
		}
		what, candidates = "a document of type "+r.kind, s.DocumentIDs(r.kind)
	}
	near, suggestion := didYouMean(r.id, candidates)
	message := fmt.Sprintf("`%s` is not the id of %s%s", r.id, what, suggestion)
	if near != "" {
		p.Suggest(r.at, r.at.Node.Span, message, "", near)
		return
	}
	p.Report(r.at, r.at.Node.Span, message, "add it, or name one that exists")
}
