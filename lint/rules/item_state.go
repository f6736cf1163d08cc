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
		said := map[*schema.Waiver]bool{}
		for _, l := range site.All[*schema.Launch](p.Site) {
			for _, g := range l.Data.Checklist {
				lastingWaivers(p, said, l.Data, p.Site.Items(g))
			}
		}
		eachItem(p.Site, func(item schema.ChecklistItem) { checkState(p, item) })
	},
}

// checkState reports an item whose state lacks its reason, where its state is written.
func checkState(p *lint.Pass, item schema.ChecklistItem) {
	switch {
	case !item.Place.Has("status"):
	case item.Status == schema.ItemWaived && item.Waiver == nil:
		p.Report(item.Place, item.Place.Span("status"), fmt.Sprintf("`%s` is waived without a waiver", item.Title), "add `waiver: {reason, by, until}`")
	case item.Status == schema.ItemNotApplicable && item.NotApplicable == "":
		p.Report(item.Place, item.Place.Span("status"), fmt.Sprintf("`%s` is not applicable without a reason", item.Title), "add `not_applicable:` with the reason")
	}
}

// lastingWaivers reports the waivers that end before a launch, once each; an item
// that was done in spite of one needs none.
func lastingWaivers(p *lint.Pass, said map[*schema.Waiver]bool, l *schema.Launch, items []schema.ChecklistItem) {
	if l.LaunchAt.IsZero() || isFar(p, l) {
		return
	}
	day := schema.DateOf(l.LaunchAt.In(launchZone(p.Site, l)))
	for _, item := range items {
		w := item.Waiver
		if w == nil || said[w] || item.Status == schema.ItemDone || unread(item.Place, "status", item.Status == "") || w.Until.IsZero() || w.Until.Compare(day) >= 0 {
			continue
		}
		said[w] = true
		var related []source.Related
		if w.Place.File != l.Place.File {
			related = append(related, launchHere(l))
		}
		p.Report(w.Place, w.Place.Span("until"), fmt.Sprintf("the waiver for `%s` ends on %s, before the launch on %s", item.Title, w.Until, day), "have it renewed, or do the item", related...)
	}
}
