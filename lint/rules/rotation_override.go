package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var rotationOverride = lint.Rule{
	ID:      "rotation-override",
	Summary: "Overrides end after they begin, and no two of a role overlap.",
	Level:   source.Error,
	Why:     "Of two overrides for one night, each thinks that the other one counts.",
	Fix:     "Cut one of the two.",
	Check: func(p *lint.Pass) {
		for _, r := range site.All[*schema.OnCall](p.Site) {
			zone := p.Site.ZoneOf(r.Data.TimeZone)
			for i, o := range r.Data.Overrides {
				if o.From.IsZero() || o.Until.IsZero() {
					continue
				}
				if !o.From.In(zone).Before(o.Until.In(zone)) {
					p.Report(o.Place.Child("until"), o.Place.Span("until"), fmt.Sprintf("`until` %s is not after `from` %s", o.Until, o.From), "")
					continue
				}
				for _, before := range r.Data.Overrides[:i] {
					if before.Role == o.Role && before.From.In(zone).Before(o.Until.In(zone)) && o.From.In(zone).Before(before.Until.In(zone)) {
						p.Report(o.Place.Child("from"), o.Place.Span("from"), fmt.Sprintf("this override of the %s overlaps another one, from %s to %s", o.Role, before.From, before.Until), "cut one of the two",
							source.Related{File: before.Place.File, Span: before.Place.Span("from"), Message: "the other one is here"})
						break
					}
				}
			}
		}
	},
}
