package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// farYears is how many years ahead a launch may be.
const farYears = 5

var launchFar = lint.Rule{
	ID:      "launch-far",
	Summary: "No launch is more than five years ahead.",
	Level:   source.Warning,
	Why:     "2062 is a slip for 2026. The countdown runs, nobody is late for anything, and rotations are not looked at that far.",
	Fix:     "Correct the year of `launch_at`; leave a launch without a date in status draft with the nearest date that can be.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if isFar(p, l.Data) {
				at := l.Data.LaunchAt.In(launchZone(p.Site, l.Data))
				p.Report(l.Data.Place.Child("launch_at"), l.Data.Place.Span("launch_at"), fmt.Sprintf("`%s` is in %d, %d years from now", l.Data.Title, at.Year(), at.Year()-p.Now.Year()), "correct the year")
			}
		}
	},
}

// isFar tells whether a launch is so far ahead that its date is taken for a slip:
// what else does not fit then follows from it.
func isFar(p *lint.Pass, l *schema.Launch) bool {
	return !l.LaunchAt.IsZero() && l.LaunchAt.In(launchZone(p.Site, l)).After(p.Now.AddDate(farYears, 0, 0))
}
