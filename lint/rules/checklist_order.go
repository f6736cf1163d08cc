package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var checklistOrder = lint.Rule{
	ID:      "checklist-order",
	Summary: "Checklist groups stand in the order of their offsets, and none after the launch.",
	Level:   source.Error,
	Why:     "People work a list from top to bottom; what stands too late is done too late.",
	Fix:     "Move the group.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			var before schema.Offset
			for _, g := range l.Data.Checklist {
				if g.At.IsZero() {
					continue
				}
				if g.At.Nominal() > 0 {
					p.Report(g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("`%s` is after the launch; a pre-launch checklist ends at T-0", g.At), "make it a step of the timeline")
					continue // the next group is not late for it
				}
				if !before.IsZero() && before.Compare(g.At) > 0 {
					p.Report(g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("`%s` stands after `%s`, but comes before it", g.At, before), "sort the groups by their offsets")
				}
				before = g.At
				p.Prove("checklist items", len(p.Site.Items(g)))
			}
		}
	},
}
