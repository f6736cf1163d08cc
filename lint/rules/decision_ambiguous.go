package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var decisionAmbiguous = lint.Rule{
	ID:      "decision-ambiguous",
	Summary: "A scenario has one answer at a severity.",
	Level:   source.Error,
	Why:     "Two deciders for one case are a debate.",
	Fix:     "Keep one of the two; where each is for a service of its own, name the service in `scenario`.",
	Check: func(p *lint.Pass) {
		seen := map[string]*schema.Decision{}
		eachDecision(p.Site, func(d *schema.Decision) {
			for _, severity := range severitiesOf(p.Site, d.Severities, d.Place) {
				key := strings.ToLower(d.Scenario) + "\x00" + severity
				if first, taken := seen[key]; taken {
					p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("`%s` has a second answer at %s", d.Scenario, severity), "keep one of the two; where each is for a service of its own, name the service in `scenario`",
						source.Related{File: first.Place.File, Span: first.Place.Span("scenario"), Message: "the first one is here"})
					return
				}
				seen[key] = d
			}
		})
	},
}
