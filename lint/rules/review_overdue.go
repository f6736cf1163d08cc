package rules

import (
	"fmt"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var reviewOverdue = lint.Rule{
	ID:      "review-overdue",
	Summary: "Reviews and audits of what is launched are held when they are due.",
	Level:   source.Warning,
	Why:     "After the launch everybody is busy with the next one: the review of the first month and the yearly audit are forgotten unless somebody asks for them. A week passes before this rule does.",
	Fix:     "Hold it, and write down `held_at` and `outcome`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if l.Data.Status.Launched() && !l.Data.LaunchAt.IsZero() {
				t0 := l.Data.LaunchAt.In(launchZone(p.Site, l.Data))
				overdueReviews(p, l.Data, t0)
				overdueImprovement(p, l.Data, t0)
			}
		}
	},
}

// reviewGrace is how long a review may be late: people are ill, and rooms are taken.
const reviewGrace = 7 * 24 * time.Hour

func overdueReviews(p *lint.Pass, l *schema.Launch, t0 time.Time) {
	for _, r := range l.Reviews {
		due := r.At.From(t0)
		if r.At.IsZero() || r.Place.Has("held_at") || !p.Now.After(due.Add(reviewGrace)) {
			continue
		}
		reportOverdue(p, min(byStatus(l), source.Warning), r.Place, fmt.Sprintf("the review `%s`", r.Title), due, l)
	}
}

// overdueImprovement reports what comes back at long intervals; collecting feedback goes on
// all the time.
func overdueImprovement(p *lint.Pass, l *schema.Launch, t0 time.Time) {
	for _, i := range l.Improvement {
		if i.Kind == schema.FeedbackLoop || i.Every.Nominal() <= 0 || unread(i.Place, "held_at", i.HeldAt.IsZero()) {
			continue
		}
		if due := i.Every.After(i.LastFrom(t0)); p.Now.After(due.Add(reviewGrace)) {
			reportOverdue(p, source.Warning, i.Place, fmt.Sprintf("`%s`", i.Title), due, l)
		}
	}
}

func reportOverdue(p *lint.Pass, level source.Level, at tree.Place, what string, due time.Time, l *schema.Launch) {
	p.ReportAt(level, at, at.Span("title"), fmt.Sprintf("%s was due on %s, and nothing says that it was held", what, schema.DateOf(due)), "write down `held_at` and `outcome`", launchHere(l))
}
