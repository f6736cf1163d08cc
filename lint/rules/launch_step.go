package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var launchStep = lint.Rule{
	ID:      "launch-step",
	Summary: "The timeline has exactly one launch step, at T-0.",
	Level:   source.Error,
	Why:     "All other times are counted from it.",
	Fix:     "Set `launch: true` on the step at T-0.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			n := 0
			for _, step := range l.Data.Timeline {
				if !step.Launch {
					continue
				}
				n++
				if n > 1 {
					p.Report(step.Place, step.Place.Key("launch"), fmt.Sprintf("`%s` is the second launch step", step.Title), "keep one, at T-0")
				} else if step.At.Nominal() != 0 {
					p.Report(step.Place.Child("at"), step.Place.Span("at"), fmt.Sprintf("the launch step is at `%s`; the launch is at T-0 by definition", step.At), "move it to T-0, or change `launch_at`")
				}
			}
			if n == 0 {
				span := l.Data.Place.Span("title")
				if l.Data.Place.Has("timeline") {
					span = l.Data.Place.Key("timeline")
				}
				p.ReportAt(byStatus(l.Data), l.Data.Place.Child("timeline"), span, "no step of the timeline is the launch", "add `launch: true` to the step at T-0")
			}
		}
	},
}
