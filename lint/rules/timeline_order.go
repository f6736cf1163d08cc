package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var timelineOrder = lint.Rule{
	ID:      "timeline-order",
	Summary: "Timeline steps, rollout stages and reviews stand in the order of their offsets.",
	Level:   source.Error,
	Why:     "On launch day the list is read from top to bottom, by people under stress.",
	Fix:     "Move the step.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			var steps, stages, reviews inOrder
			for _, step := range l.Data.Timeline {
				if !misplacedLaunch(step) {
					steps.check(p, step.At, step.Place)
				}
			}
			if l.Data.Rollout != nil {
				for _, stage := range l.Data.Rollout.Stages {
					stages.check(p, stage.At, stage.Place)
				}
			}
			for _, review := range l.Data.Reviews {
				reviews.check(p, review.At, review.Place)
			}
			p.Prove("timeline steps", len(l.Data.Timeline))
		}
	},
}

// inOrder is how far a list of offsets has come.
type inOrder struct{ last schema.Offset }

func (o *inOrder) check(p *lint.Pass, at schema.Offset, place tree.Place) {
	if at.IsZero() {
		return
	}
	if !o.last.IsZero() && o.last.Compare(at) > 0 {
		p.Report(place.Child("at"), place.Span("at"), fmt.Sprintf("`%s` stands after `%s`, but comes before it", at, o.last), "sort them by their offsets")
	}
	o.last = at
}
