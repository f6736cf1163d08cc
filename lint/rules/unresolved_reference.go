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
	if r.Resolves(s) {
		return
	}
	var what string
	var candidates func() []string
	target, ok := reach.ParseTarget(r.ID)
	switch {
	case r.Kind == KindContact || r.Kind == KindTarget && ok && target.OnCall == "":
		what, candidates = "a contact", s.ContactIDs
	case r.Kind == KindTarget:
		what = "a contact or an on-call role such as `on-call/<id>.primary`"
	default:
		what, candidates = "a document of type "+r.Kind, func() []string { return s.DocumentIDs(r.Kind) }
	}
	if r.Kind == KindTarget {
		candidates = func() []string { return targets(s) }
	}
	reportUnknown(p, r.At, r.At.Node.Span, r.ID, "the id of "+what, candidates, "add it, or name one that exists")
}
