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

var unclearTime = lint.Rule{
	ID:      "unclear-time",
	Summary: "No local time is skipped or doubled by a change to or from summer time.",
	Level:   source.Error,
	Why:     "At a change of the clocks one hour does not exist and another happens twice; half of the team takes the other one.",
	Fix:     "Write the time with its offset, such as 2027-10-31T02:30:00+02:00.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			checkTime(p, l.Data.LaunchAt, l.Data.Place.Child("launch_at"), launchZone(p.Site, l.Data))
		}
		for _, r := range site.All[*schema.OnCall](p.Site) {
			zone := p.Site.ZoneOf(r.Data.TimeZone)
			for _, o := range r.Data.Overrides {
				checkTime(p, o.From, o.Place.Child("from"), zone)
				checkTime(p, o.Until, o.Place.Child("until"), zone)
			}
		}
	},
}

func checkTime(p *lint.Pass, t schema.Time, at tree.Place, zone *time.Location) {
	switch {
	case t.Skipped(zone):
		p.Report(at, at.Node.Span, fmt.Sprintf("`%s` does not exist in %s: clocks are put forward over it", t, zone), "choose another time")
	case t.Ambiguous(zone):
		p.Report(at, at.Node.Span, fmt.Sprintf("`%s` happens twice in %s: clocks are put back over it", t, zone), "write it with its offset, such as +02:00")
	}
}
