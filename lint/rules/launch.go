package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// byStatus is how much a gap in a launch matters: drafts may have gaps, a
// launch that is planned may not, and one that is over or off needs nothing.
func byStatus(l *schema.Launch) source.Level {
	switch l.Status {
	case schema.StatusPlanned, schema.StatusReady, schema.StatusLaunched:
		return source.Error
	case schema.StatusDraft, "":
		return source.Warning
	}
	return source.Info
}

var launchDocuments = lint.Rule{
	ID:      "launch-documents",
	Summary: "A launch names the documents that it relies on.",
	Level:   source.Error,
	Why:     "What a launch does not name is not proved for its window: nobody checks that the rotation covers launch night.",
	Fix:     "List the ids under `uses`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			u := l.Data.Uses
			var missing []string
			for _, need := range []struct {
				key string
				ids []string
			}{
				{"contacts", u.Contacts}, {"escalation", u.Escalation}, {"on_call", u.OnCall},
				{"monitoring", u.Monitoring}, {"decisions", u.Decisions}, {"incident", u.Incident},
			} {
				if len(need.ids) == 0 {
					missing = append(missing, need.key)
				}
			}
			if len(missing) > 0 {
				p.ReportAt(byStatus(l.Data), l.Data.Place.Child("uses"), l.Data.Place.Key("uses"),
					fmt.Sprintf("`uses` names no %s", strings.Join(missing, ", no ")), "list their ids, such as `on_call: [checkout]`")
			}
		}
		p.Prove("launches", len(site.All[*schema.Launch](p.Site)))
	},
}

var checklistOrder = lint.Rule{
	ID:      "checklist-order",
	Summary: "Checklist groups stand in the order of their offsets, and none after the launch.",
	Level:   source.Error,
	Why:     "People work a list from top to bottom; what stands too late is done too late.",
	Fix:     "Move the group.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			groups := l.Data.Checklist
			for i, g := range groups {
				if g.At.IsZero() {
					continue
				}
				if g.At.Nominal() > 0 {
					p.Report(g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("`%s` is after the launch; a pre-launch checklist ends at T-0", g.At), "make it a step of the timeline")
				} else if i > 0 && groups[i-1].At.Compare(g.At) > 0 {
					p.Report(g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("`%s` stands after `%s`, but comes before it", g.At, groups[i-1].At), "sort the groups by their offsets")
				}
				p.Prove("checklist items", len(g.Items))
			}
		}
	},
}

var itemOwner = lint.Rule{
	ID:      "item-owner",
	Summary: "Every checklist item, timeline step and review has an owner.",
	Level:   source.Error,
	Why:     "What everybody owns, nobody does.",
	Fix:     "Set `owner` to the id of a contact.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			level := byStatus(l.Data)
			for _, g := range l.Data.Checklist {
				ownItems(p, level, g.Items)
			}
			for _, step := range l.Data.Timeline {
				if step.Owner == "" {
					p.ReportAt(level, step.Place, step.Place.Span("title"), fmt.Sprintf("the step `%s` has no owner", step.Title), "add `owner:`")
				}
			}
			for _, review := range l.Data.Reviews {
				if review.Owner == "" {
					p.ReportAt(level, review.Place, review.Place.Span("title"), fmt.Sprintf("the review `%s` has no owner", review.Title), "add `owner:`")
				}
			}
		}
		for _, c := range site.All[*schema.Checklist](p.Site) {
			ownItems(p, source.Warning, c.Data.Items)
		}
	},
}

func ownItems(p *lint.Pass, level source.Level, items []schema.ChecklistItem) {
	for _, item := range items {
		if item.Owner == "" && item.NotApplicable == "" {
			p.ReportAt(level, item.Place, item.Place.Span("title"), fmt.Sprintf("the checklist item `%s` has no owner", item.Title), "add `owner:`")
		}
	}
}

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
