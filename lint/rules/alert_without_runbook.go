package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

var alertWithoutRunbook = lint.Rule{
	ID:      "alert-without-runbook",
	Summary: "Every alert of the alerting rules has a runbook.",
	Level:   source.Warning,
	Why:     "The alert pages somebody at night who has never seen it; without a page they start from nothing.",
	Fix:     "Write a runbook and name the alert in its `alerts`, or set the annotation `runbook_url`.",
	Check: func(p *lint.Pass) {
		pages := pagesOfAlerts(p.Site)
		names := p.Site.Alerts.Names()
		for _, name := range names {
			if len(pages.documents[name]) > 0 || pages.elsewhere[name] {
				continue
			}
			first := p.Site.Alerts.Named(name)[0]
			if first.Annotations[runbookURL].Value != "" {
				continue // alert-runbook-url says that it leads nowhere
			}
			p.Report(alertPlace(first), first.Name.Span, fmt.Sprintf("the alert `%s` has no runbook", name),
				"write one and name the alert in its `alerts`, or set the annotation `runbook_url`")
		}
		p.Prove("alerts", len(names))
	},
}
