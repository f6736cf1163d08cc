package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var stepNeeds = lint.Rule{
	ID:      "step-needs",
	Summary: "What a step needs exists and is over before it.",
	Level:   source.Error,
	Why:     "A step that waits for a later one never starts.",
	Fix:     "Correct the id, or move one of the two.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			byID := map[string]schema.TimelineStep{}
			var ids []string
			for _, step := range l.Data.Timeline {
				byID[step.ID] = step
				ids = append(ids, step.ID)
			}
			for _, step := range l.Data.Timeline {
				for i, need := range step.Needs {
					at := step.Place.Child("needs", i)
					before, ok := byID[need]
					switch {
					case !ok || need == "":
						reportUnknown(p, at, at.Node.Span, need, "the id of a step", func() []string { return ids }, "write the `id` of a step of this timeline")
					case before.At.IsZero() || step.At.IsZero() || misplacedLaunch(before) || misplacedLaunch(step):
					case before.At.Nominal()+before.Duration.Nominal() > step.At.Nominal() || need == step.ID:
						p.Report(at, at.Node.Span, fmt.Sprintf("`%s` is not over when `%s` starts at `%s`: it starts at `%s` and takes %s", need, step.Title, step.At, before.At, duration(before.Duration)), "move one of the two, or shorten it")
					}
				}
			}
		}
	},
}

// misplacedLaunch tells whether a step is the launch at another time than T-0,
// which launch-step reports: what else does not fit then follows from it.
func misplacedLaunch(s schema.TimelineStep) bool { return s.Launch && s.At.Nominal() != 0 }
