package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var decisionDeputy = lint.Rule{
	ID:      "decision-deputy",
	Summary: "Every decider has a deputy who is somebody else.",
	Level:   source.Error,
	Why:     "The decider is on the plane when the decision is due.",
	Fix:     "Set `deputy` to another contact.",
	Check: func(p *lint.Pass) {
		eachDecision(p.Site, func(d *schema.Decision) {
			switch {
			case d.Decider == "":
			case d.Deputy == "":
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("nobody deputises for `%s` in `%s`", d.Decider, d.Scenario), "add `deputy:`")
			case d.Deputy == d.Decider:
				p.Report(d.Place.Child("deputy"), d.Place.Span("deputy"), fmt.Sprintf("`%s` is the decider and the deputy of `%s`", d.Deputy, d.Scenario), "name somebody else")
			}
		})
	},
}
