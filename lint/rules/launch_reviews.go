package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// reviewTimes are when a launch is looked back at, and the latest time that
// still counts.
var reviewTimes = []struct {
	name             string
	earliest, latest time.Duration
}{
	{"after a day (T+1d)", 12 * time.Hour, 3 * 24 * time.Hour},
	{"after a week (T+1w)", 5 * 24 * time.Hour, 14 * 24 * time.Hour},
	{"after a month (T+1mo)", 21 * 24 * time.Hour, 45 * 24 * time.Hour},
}

var launchReviews = lint.Rule{
	ID:      "launch-reviews",
	Summary: "A planned launch is reviewed after a day, a week and a month.",
	Level:   source.Warning,
	Why:     "What went wrong on the day is forgotten after a week, and what users do shows only after one.",
	Fix:     "Add the review to `reviews`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			inOrder := slices.IsSortedFunc(l.Data.Reviews, func(a, b schema.Review) int { return a.At.Compare(b.At) })
			if byStatus(l.Data) != source.Error || !inOrder { // timeline-order reports what may be the wrong offset
				continue
			}
			var missing []string
			for _, want := range reviewTimes {
				found := false
				for _, r := range l.Data.Reviews {
					at := r.At.Nominal()
					found = found || r.At.IsZero() || want.earliest <= at && at <= want.latest
				}
				if !found {
					missing = append(missing, want.name)
				}
			}
			if len(missing) > 0 {
				p.Report(l.Data.Place.Child("reviews"), l.Data.Place.Key("reviews"), fmt.Sprintf("`%s` has no review %s", l.Data.Title, strings.Join(missing, ", nor ")), "add it to `reviews:`")
			}
		}
	},
}
