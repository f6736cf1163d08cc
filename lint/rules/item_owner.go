package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var itemOwner = lint.Rule{
	ID:      "item-owner",
	Summary: "Every checklist item, timeline step and review has an owner.",
	Level:   source.Error,
	Why:     "What everybody owns, nobody does. At GitLab, nobody was responsible for trying out the backups; when they were needed, the regular ones did not exist (GitLab, 2017: https://about.gitlab.com/blog/2017/02/10/postmortem-of-database-outage-of-january-31/)",
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
