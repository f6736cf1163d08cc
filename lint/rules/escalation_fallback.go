package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var escalationFallback = lint.Rule{
	ID:      "escalation-fallback",
	Summary: "Every path says what happens when nobody answers.",
	Level:   source.Warning,
	Why:     "The last step can fail like any other; then somebody has to know what they may do alone.",
	Fix:     "Set `if_nobody_answers`.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			if path.IfNobodyAnswers == "" {
				p.Report(path.Place, path.Place.Span("issue"), fmt.Sprintf("the path for `%s` does not say what happens when nobody answers", path.Issue), "add `if_nobody_answers:`")
			}
		})
	},
}
