package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var decisionDecider = lint.Rule{
	ID:      "decision-decider",
	Summary: "Every scenario has exactly one decider.",
	Level:   source.Error,
	Why:     "Under pressure, a decision that belongs to nobody is taken by whoever speaks loudest, or not at all.",
	Fix:     "Set `decider` to one contact or on-call role.",
	Check: func(p *lint.Pass) {
		n := 0
		eachDecision(p.Site, func(d *schema.Decision) {
			n++
			if d.Decider == "" {
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("nobody decides `%s`", d.Scenario), "add `decider:`")
			}
		})
		p.Prove("decisions", n)
	},
}
