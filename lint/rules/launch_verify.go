package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var launchVerify = lint.Rule{
	ID:      "launch-verify",
	Summary: "The launch step of a planned launch says how one sees that it worked.",
	Level:   source.Warning,
	Why:     "Without it, the launch has worked until somebody complains.",
	Fix:     "Add `verify` to the step: what to look at, and what has to be there.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if !toCome(l.Data) {
				continue
			}
			for _, step := range l.Data.Timeline {
				if step.Launch && len(step.Verify) == 0 && !step.Place.Has("verify") {
					p.Report(step.Place, step.Place.Span("title"), fmt.Sprintf("`%s` does not say how one sees that it worked", step.Title), "add `verify:`, what to look at and what has to be there")
				}
			}
		}
	},
}
