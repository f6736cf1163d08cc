package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site/rotation"
	"github.com/launchbook/launchbook/source"
)

var rotationClash = lint.Rule{
	ID:      "rotation-clash",
	Summary: "Primary and secondary are different people at every instant.",
	Level:   source.Error,
	Why:     "Whoever is both has nobody to fall back on.",
	Fix:     "Shift one of the two orders, or choose somebody else for the override.",
	Check: func(p *lint.Pass) {
		said := map[any]bool{}
		for _, w := range watches(p) {
			for _, clash := range rotation.Clashes(rotation.Shifts(w.rotation, w.zone, w.from, w.until)) {
				r := w.rotation
				var cause any = r
				at, span := r.Place.Child("secondary"), r.Place.Key("secondary")
				if clash.Override != nil {
					cause, at, span = clash.Override, clash.Override.Place, clash.Override.Place.Span("who")
				}
				if said[cause] {
					continue
				}
				said[cause] = true
				p.Report(at, span, fmt.Sprintf("`%s` is primary and secondary at once, from %s to %s", clash.Who, instant(clash.From.In(w.zone)), instant(clash.Until.In(w.zone))), "choose two different people", w.related()...)
			}
		}
	},
}
