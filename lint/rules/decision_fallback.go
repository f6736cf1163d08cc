package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var decisionFallback = lint.Rule{
	ID:      "decision-fallback",
	Summary: "Every decision says by when it is due and what happens when nobody can be reached.",
	Level:   source.Warning,
	Why:     "Not deciding is a decision too; better that somebody chose it in advance.",
	Fix:     "Set `within` and `if_nobody_decides`.",
	Check: func(p *lint.Pass) {
		eachDecision(p.Site, func(d *schema.Decision) {
			switch {
			case d.IfNobodyDecides == "":
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("`%s` does not say what happens when nobody decides", d.Scenario), "add `if_nobody_decides:`")
			case d.Within.IsZero():
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("`%s` does not say by when it has to be decided", d.Scenario), "add `within:`, such as `within: 15m`")
			}
		})
	},
}
