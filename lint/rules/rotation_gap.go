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

var rotationGap = lint.Rule{
	ID:      "rotation-gap",
	Summary: "No hour is without a primary and a secondary, in the horizon and in launch windows, and no launch is in off-hours.",
	Level:   source.Error,
	Why:     "The hole is always on the launch weekend. A rotation that is yet to begin is proved from its first turn on, as nothing says that anybody was on call before; a launch's window is proved whole.",
	Fix:     "Extend the rotation, add an override, which counts in off-hours too, or declare off-hours.",
	Check: func(p *lint.Pass) {
		said := map[*schema.OnCall]bool{}
		hours := 0
		for _, w := range watches(p) {
			shifts := rotation.Shifts(w.rotation, w.zone, w.from, w.until)
			hours += int(w.until.Sub(w.from) / time.Hour)
			for _, gap := range rotation.Gaps(shifts) {
				if said[w.rotation] {
					break
				}
				said[w.rotation] = true
				r := w.rotation
				span, help := r.Place.Span("start"), "start earlier, or add an override"
				if !r.Until.IsZero() && !gap.From.Before(r.Handover.On(r.Until, w.zone)) {
					span, help = r.Place.Span("until"), "move `until`, or start the next rotation by then"
				}
				message := fmt.Sprintf("there is no %s from %s to %s", gap.Role, instant(gap.From.In(w.zone)), instant(gap.Until.In(w.zone)))
				if w.launch != nil {
					message += fmt.Sprintf(", in the window of the launch `%s`", w.launch.Title)
				}
				p.Report(r.Place, span, message, help, w.related()...)
			}
		}
		p.Prove("on-call hours", hours)
		launchesInOffHours(p)
	},
}

// launchesInOffHours reports the launches to come at which nobody is on call on
// purpose, in any of the rotations that they rely on.
func launchesInOffHours(p *lint.Pass) {
	eachWindow(p, func(l *schema.Launch, _ drill.Span) {
		t0 := l.LaunchAt.In(launchZone(p.Site, l))
		var off []*schema.OnCall
		for _, id := range l.Uses.OnCall {
			r, _, ok := p.Site.OnCall(id)
			if !ok || !rotation.At(r, p.Site.ZoneOf(r.TimeZone), t0).Off {
				return
			}
			off = append(off, r)
		}
		if len(off) > 0 && t0.After(p.Now) {
			p.Report(off[0].Place, off[0].Place.Span("off_hours"), fmt.Sprintf("the launch `%s` is in these off-hours, at %s", l.Title, instant(t0.In(p.Site.ZoneOf(off[0].TimeZone)))),
				"add an override for the launch, or launch while somebody is on call", launchHere(l))
		}
	})
}
