package rules

import (
	"fmt"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/rotation"
	"github.com/launchbook/launchbook/source"
)

// shortAbsence is how much of a turn an absence may cover: leave begins on the
// day on which the turn is handed over in the morning.
const shortAbsence = 12 * time.Hour

var absenceOnCall = lint.Rule{
	ID:      "absence-on-call",
	Summary: "Nobody is on call while they are away.",
	Level:   source.Error,
	Why:     "The rota is made in January and the holiday in May; the pager rings at the beach.",
	Fix:     "Add an override for the time.",
	Check: func(p *lint.Pass) {
		said := map[*schema.Absence]bool{}
		for _, w := range watches(p) {
			for _, shift := range rotation.Shifts(w.rotation, w.zone, w.from, w.until) {
				for _, turn := range []struct{ role, who string }{{"primary", shift.Primary}, {"secondary", shift.Secondary}} {
					c, _, ok := p.Site.Contact(turn.who)
					if !ok || shift.Off {
						continue
					}
					for i := range c.Absences {
						a := &c.Absences[i]
						zone := p.Site.ZoneOf(c.TimeZone)
						from, until := a.From.In(zone), a.Until.AddDays(1).In(zone)
						if a.From.IsZero() || a.Until.IsZero() || said[a] || earliest(until, shift.Until).Sub(latest(from, shift.From)) < shortAbsence {
							continue
						}
						said[a] = true
						p.Report(a.Place, a.Place.Span("from"), fmt.Sprintf("`%s` is away from %s to %s, but %s on call from %s to %s", c.ID, a.From, a.Until, turn.role, instant(shift.From.In(w.zone)), instant(shift.Until.In(w.zone))),
							"add an override to the rotation", source.Related{File: w.rotation.Place.File, Span: w.rotation.Place.Key(turn.role), Message: "the turns are here"})
					}
				}
			}
		}
	},
}

func earliest(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
