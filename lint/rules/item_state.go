package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var itemState = lint.Rule{
	ID:      "item-state",
	Summary: "A waiver holds until the launch and says why; what does not apply says why.",
	Level:   source.Error,
	Why:     "A waiver that ran out before the launch waives nothing.",
	Fix:     "Do the item, or have the waiver renewed.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			launch := l.Data.LaunchAt.In(launchZone(p.Site, l.Data))
			for _, g := range l.Data.Checklist {
				for _, item := range g.Items {
					switch w := item.Waiver; {
					case item.Status == schema.ItemWaived && w == nil:
						p.Report(item.Place, item.Place.Span("status"), fmt.Sprintf("`%s` is waived without a waiver", item.Title), "add `waiver: {reason, by, until}`")
					case item.Status == schema.ItemNotApplicable && item.NotApplicable == "":
						p.Report(item.Place, item.Place.Span("status"), fmt.Sprintf("`%s` is not applicable without a reason", item.Title), "add `not_applicable:` with the reason")
					case w != nil && !w.Until.IsZero() && !l.Data.LaunchAt.IsZero() && w.Until.Compare(schema.DateOf(launch)) < 0:
						p.Report(w.Place, w.Place.Span("until"), fmt.Sprintf("the waiver for `%s` ends on %s, before the launch on %s", item.Title, w.Until, schema.DateOf(launch)), "have it renewed, or do the item")
					}
				}
			}
		}
	},
}
