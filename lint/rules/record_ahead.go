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

var recordAhead = lint.Rule{
	ID:      "record-ahead",
	Summary: "Nothing is recorded as done at a time that is still ahead.",
	Level:   source.Error,
	Why:     "A check dated next year is a slip of the pen, and until then it silences every reminder to check again.",
	Fix:     "Write the day on which it was done, or leave the field out until it is.",
	Check: func(p *lint.Pass) {
		for _, d := range p.Site.Documents {
			checkRecord(p, d.Front, "reviewed_at", d.Common.ReviewedAt.In(p.Site.Zone), d.Common.ReviewedAt.IsZero())
		}
		eachContact(p.Site, func(c *schema.Contact) {
			checkRecord(p, c.Place, "verified_at", c.VerifiedAt.In(p.Site.Zone), c.VerifiedAt.IsZero())
		})
		for _, l := range site.All[*schema.Launch](p.Site) {
			if g := l.Data.GoNoGo; g != nil {
				checkRecord(p, g.Place, "decided_at", g.DecidedAt.In(launchZone(p.Site, l.Data)), g.DecidedAt.IsZero())
				for _, s := range g.SignOffs {
					checkRecord(p, s.Place, "decided_at", s.DecidedAt.In(launchZone(p.Site, l.Data)), s.DecidedAt.IsZero())
				}
			}
			for _, s := range l.Data.Timeline {
				checkRecord(p, s.Place, "ended_at", s.EndedAt.In(launchZone(p.Site, l.Data)), s.EndedAt.IsZero())
			}
			for _, r := range l.Data.Reviews {
				checkRecord(p, r.Place, "held_at", r.HeldAt.In(p.Site.Zone), r.HeldAt.IsZero())
			}
			for _, i := range l.Data.Improvement {
				checkRecord(p, i.Place, "held_at", i.HeldAt.In(p.Site.Zone), i.HeldAt.IsZero())
			}
		}
	},
}

// earliestDay is how far the first zone of the world is ahead of the last one:
// whoever writes a record may be there already.
const earliestDay = 26 * time.Hour

// isAhead tells whether a time that is recorded is still to come.
func isAhead(p *lint.Pass, at time.Time) bool { return at.After(p.Now.Add(earliestDay)) }

func checkRecord(p *lint.Pass, in tree.Place, field string, at time.Time, missing bool) {
	if missing || !isAhead(p, at) {
		return
	}
	place := in.Child(field)
	p.Report(place, in.Span(field), fmt.Sprintf("`%s` says that it was done at %s, which is still ahead", field, place.Node.Text), "write when it was done, or leave it out until it is")
}
