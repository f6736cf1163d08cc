package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var goNoGo = lint.Rule{
	ID:      "go-no-go",
	Summary: "A go/no-go decision with a decider, a deputy and its evidence stands after the checklist and before the launch step; who has launched has a go.",
	Level:   source.Error,
	Why:     "Without a gate the launch happens because nobody said no.",
	Fix:     "Add `go_no_go` with `at`, `decider`, `deputy` and `evidence`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if g := l.Data.GoNoGo; g != nil {
				checkGate(p, l.Data, g)
				checkGo(p, l.Data, g)
			} else {
				p.ReportAt(byStatus(l.Data), l.Data.Place, l.Data.Place.Span("title"), "the launch has no go/no-go decision", "add `go_no_go:` with `at: T-0`, `decider`, `deputy` and `evidence`")
			}
		}
	},
}

func checkGate(p *lint.Pass, l *schema.Launch, g *schema.GoNoGo) {
	level := byStatus(l)
	span := g.Place.Span()
	switch {
	case g.Decider == "":
		p.ReportAt(level, g.Place, span, "the go/no-go has no decider", "add `decider:`, one contact")
	case g.Deputy == "":
		p.ReportAt(level, g.Place, span, "the go/no-go has no deputy", "add `deputy:`, who decides when the decider cannot be reached")
	case g.Decider == g.Deputy:
		p.ReportAt(level, g.Place.Child("deputy"), g.Place.Span("deputy"), fmt.Sprintf("`%s` decides the go/no-go and is the deputy too", g.Deputy), "name somebody else")
	}
	if len(g.Evidence) == 0 {
		p.ReportAt(level, g.Place, span, "the go/no-go lists no evidence", "add `evidence:`, what has to be on the table")
	}
	if g.At.Nominal() > 0 {
		p.ReportAt(source.Error, g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("the go/no-go at `%s` comes after the launch", g.At), "set it at T-0 or before")
		return
	}
	for _, group := range l.Checklist {
		if !group.At.IsZero() && group.At.Nominal() <= 0 && group.At.Compare(g.At) > 0 {
			p.ReportAt(source.Error, g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("the go/no-go at `%s` stands before the checklist items of `%s`", g.At, group.At), "decide after the last item")
			return
		}
	}
	for _, step := range l.Timeline {
		if step.Launch && !misplacedLaunch(step) && step.At.Compare(g.At) < 0 {
			p.ReportAt(source.Error, g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("the go/no-go at `%s` comes after the launch step at `%s`", g.At, step.At), "decide before the launch step")
			return
		}
	}
}

// checkGo reports a launch that took place without a go: one of the two is not as it is
// written, and people read on the portal that the decision is still to come.
func checkGo(p *lint.Pass, l *schema.Launch, g *schema.GoNoGo) {
	if !l.Status.Launched() {
		return
	}
	at, span, said := g.Place.Child("decision"), g.Place.Span("decision"), "is still pending"
	switch g.Decision {
	case "":
		at, span = g.Place, l.Place.Key("go_no_go")
	case "pending":
	case "no-go":
		said = "is no-go"
	default:
		return
	}
	p.ReportAt(min(byStatus(l), source.Warning), at, span, fmt.Sprintf("`%s` is %s, but its go/no-go %s", l.Title, l.Status, said), "write down the decision, or correct `status`",
		source.Related{File: l.Place.File, Span: l.Place.Span("status"), Message: "the status is here"})
}
