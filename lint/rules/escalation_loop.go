package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var escalationLoop = lint.Rule{
	ID:      "escalation-loop",
	Summary: "No path notifies the same target twice.",
	Level:   source.Error,
	Why:     "A path that comes back to who did not answer goes in circles while the issue goes on.",
	Fix:     "Name somebody else, or use `repeat` to notify again.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			seen := map[string]schema.Step{}
			for _, step := range path.Steps {
				for i, ref := range step.Notify {
					at := step.Place.Child("notify", i)
					if first, ok := seen[ref]; ok {
						p.Report(at, at.Node.Span, fmt.Sprintf("the path for `%s` comes back to `%s`", path.Issue, ref), "name somebody else, or set `repeat` on the first step",
							source.Related{File: at.File, Span: first.Place.Span("notify"), Message: "notified here already"})
					}
					seen[ref] = step
				}
			}
		})
	},
}
