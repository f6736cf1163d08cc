package rules

import (
	"fmt"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/rotation"
	"github.com/launchbook/launchbook/source"
)

var rotationGap = lint.Rule{
	ID:      "rotation-gap",
	Summary: "No hour is without a primary and a secondary, in the horizon and in launch windows.",
	Level:   source.Error,
	Why:     "The hole is always on the launch weekend. A rotation that is yet to begin is proved from its first turn on, as nothing says that anybody was on call before; a launch's window is proved whole.",
	Fix:     "Extend the rotation, add an override, or declare off-hours.",
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
	},
}
