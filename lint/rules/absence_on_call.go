package rules

import (
	"fmt"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/rotation"
	"github.com/launchbook/launchbook/source"
)

// shortAbsence is how much of a turn an absence may cover outside of launches:
// leave begins on the day on which the turn is handed over in the morning.
const shortAbsence = 12 * time.Hour

var absenceOnCall = lint.Rule{
	ID:      "absence-on-call",
	Summary: "Nobody is on call while they are away.",
	Level:   source.Error,
	Why:     "The rota is made in January and the holiday in May; the pager rings at the beach. Less than 12 hours of a turn are let be, as leave begins on the day of a handover; but in the window of a launch each of them is a warning, unless somebody who can be reached stands in.",
	Fix:     "Add an override for the time.",
	Check: func(p *lint.Pass) {
		said := map[*schema.Absence]bool{}
		for _, w := range watches(p) {
			for _, shift := range rotation.Shifts(w.rotation, w.zone, w.from, w.until) {
				checkAbsences(p, w, shift, "primary", shift.Primary, said)
				checkAbsences(p, w, shift, "secondary", shift.Secondary, said)
			}
		}
	},
}

// checkAbsences compares a turn with the absences of who has it; each absence is
// said once.
func checkAbsences(p *lint.Pass, w watch, shift rotation.Shift, role, who string, said map[*schema.Absence]bool) {
	c, _, ok := p.Site.Contact(who)
	if !ok {
		return
	}
	zone := p.Site.ZoneOf(c.TimeZone)
	for i := range c.Absences {
		a := &c.Absences[i]
		if a.From.IsZero() || a.Until.IsZero() || said[a] {
			continue
		}
		from, until := latest(a.From.In(zone), shift.From), earliest(a.Until.AddDays(1).In(zone), shift.Until)
		level, help := source.Error, "add an override to the rotation"
		if until.Sub(from) < shortAbsence {
			if !from.Before(until) || w.launch == nil || represented(p, c, from, until) {
				continue
			}
			level, help = source.Warning, fmt.Sprintf("add an override to the rotation, or a `substitute` to the absence: from %s to %s nobody answers in the window of the launch `%s`",
				instant(from.In(w.zone)), instant(until.In(w.zone)), w.launch.Title)
		}
		said[a] = true
		related := append(w.related(), source.Related{File: w.rotation.Place.File, Span: w.rotation.Place.Key(role), Message: "the turns are here"})
		p.ReportAt(level, a.Place, a.Place.Span("from"), fmt.Sprintf("`%s` is away from %s to %s, but %s on call from %s to %s", c.ID, a.From, a.Until, role, instant(shift.From.In(w.zone)), instant(shift.Until.In(w.zone))),
			help, related...)
	}
}

// represented tells whether somebody stands in for an absent contact over all of
// a time.
func represented(p *lint.Pass, c *schema.Contact, from, until time.Time) bool {
	for at := from; at.Before(until); at = at.Add(15 * time.Minute) {
		if drill.Ask(p.Site, c.ID, "", at).Contact == nil {
			return false
		}
	}
	return true
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
