package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var timelineOrder = lint.Rule{
	ID:      "timeline-order",
	Summary: "Timeline steps stand in the order of their offsets.",
	Level:   source.Error,
	Why:     "On launch day the list is read from top to bottom, by people under stress.",
	Fix:     "Move the step.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			steps := l.Data.Timeline
			for i := 1; i < len(steps); i++ {
				a, b := steps[i-1], steps[i]
				if !a.At.IsZero() && !b.At.IsZero() && a.At.Compare(b.At) > 0 {
					p.Report(b.Place.Child("at"), b.Place.Span("at"), fmt.Sprintf("`%s` stands after `%s`, but comes before it", b.At, a.At), "sort the steps by their offsets")
				}
			}
			p.Prove("timeline steps", len(steps))
		}
	},
}
