package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var escalationWait = lint.Rule{
	ID:      "escalation-wait",
	Summary: "Every step but the last says when the path moves on, and waits no longer than policy allows.",
	Level:   source.Error,
	Why:     "A step without a wait is where the path ends, whatever stands after it.",
	Fix:     "Set `after`, such as `after: 5m`.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			for i, step := range path.Steps {
				if i < len(path.Steps)-1 && step.After.Nominal() == 0 {
					span := step.Place.Span("notify")
					if step.Place.Has("after") {
						span = step.Place.Span("after")
					}
					p.Report(step.Place, span, fmt.Sprintf("the step that notifies `%s` never moves on to the next one", strings.Join(step.Notify, ", ")), "add `after:`, such as `after: 5m`")
				}
			}
			if len(path.Steps) < 2 {
				return
			}
			first := path.Steps[0]
			for _, id := range severitiesOf(p.Site, path.Severities, path.Place) {
				limit := p.Site.SeverityPolicy(id).AcknowledgeWithin
				if !limit.IsZero() && first.EscalateIf == "not-acknowledged" && first.After.Nominal() > limit.Nominal() {
					p.Report(first.Place.Child("after"), first.Place.Span("after"), fmt.Sprintf("`after` %s is longer than the %s that policy allows for the first answer at %s", first.After, limit, id), "shorten it")
					return
				}
			}
		})
	},
}
