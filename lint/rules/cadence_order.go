package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var cadenceOrder = lint.Rule{
	ID:      "cadence-order",
	Summary: "A repeated message or session has an interval that fits between its start and its end.",
	Level:   source.Error,
	Why:     "A cadence that ends before it starts sends nothing.",
	Fix:     "Set `until` after `from`, with room for at least one interval.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			for _, m := range l.Data.Communication {
				checkCadence(p, m.Cadence)
			}
		}
		for _, o := range site.All[*schema.Onboarding](p.Site) {
			for _, t := range o.Data.Training {
				checkCadence(p, t.Cadence)
			}
			for _, s := range o.Data.Support {
				if !s.From.IsZero() && !s.Until.IsZero() && s.From.Compare(s.Until) >= 0 {
					p.Report(s.Place.Child("until"), s.Place.Span("until"), fmt.Sprintf("`until` %s is not after `from` %s", s.Until, s.From), "")
				}
			}
		}
	},
}

func checkCadence(p *lint.Pass, list []schema.Cadence) {
	for _, c := range list {
		if c.From.IsZero() || c.Until.IsZero() {
			continue
		}
		lasts := c.Until.Nominal() - c.From.Nominal()
		switch {
		case lasts < 0:
			p.Report(c.Place.Child("until"), c.Place.Span("until"), fmt.Sprintf("`until` %s is before `from` %s", c.Until, c.From), "")
		case c.Every.Nominal() > lasts:
			p.Report(c.Place.Child("every"), c.Place.Span("every"), fmt.Sprintf("`every` %s is longer than the time from %s until %s: nothing is repeated", c.Every, c.From, c.Until), "shorten the interval, or move `until`")
		}
	}
}
