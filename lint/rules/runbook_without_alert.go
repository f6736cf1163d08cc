package rules

import (
	"fmt"
	"path"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var runbookWithoutAlert = lint.Rule{
	ID:      "runbook-without-alert",
	Summary: "Every alert that a runbook serves exists, and every runbook serves one.",
	Level:   source.Warning,
	Why:     "The runbook of an alert that was renamed or removed is found by nobody, and its check is no longer made.",
	Fix:     "Correct the name in `alerts`, or remove it; a procedure that no alert leads to may ignore the rule.",
	Check: func(p *lint.Pass) {
		// An alert that is not here may be where nothing could be read.
		if p.Site.Alerts.Incomplete || len(p.Site.Alerts.Files) == 0 {
			return
		}
		names, pages := p.Site.Alerts.Names(), pagesOfAlerts(p.Site)
		served := pages.served()
		for _, r := range site.All[*schema.Runbook](p.Site) {
			for i, name := range r.Data.Alerts {
				if _, exists := pages.documents[name]; !exists {
					reportUnknownAlert(p, r, i, names)
				}
			}
			// An index page is a runbook only by its folder.
			if len(r.Data.Alerts) > 0 || served[r.Doc] || path.Base(r.Doc.Page) == "index.html" {
				continue
			}
			at, span := r.Doc.Front, r.Doc.Front.Span("title")
			if !at.Has("title") && len(r.Doc.Body.Headings) > 0 {
				span = r.Doc.Body.Headings[0].Span
			}
			p.ReportAt(source.Info, at, span, fmt.Sprintf("no alert leads to the runbook `%s`", r.Doc.Title), "name its alerts in `alerts`, unless it is a procedure without one")
		}
	},
}

func reportUnknownAlert(p *lint.Pass, r site.Typed[*schema.Runbook], i int, names []string) {
	at := r.Doc.Front.Child("alerts", i)
	name := r.Data.Alerts[i]
	near, suggestion := alertMeant(p, at.File, name, func() []string { return names })
	message := fmt.Sprintf("no alerting rule has the alert `%s`%s", name, suggestion)
	if near != "" {
		p.Suggest(at, at.Span(), message, "", near)
		return
	}
	p.Report(at, at.Span(), message, "correct the name, or remove it with its alert")
}
