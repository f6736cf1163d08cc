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
	Why:     "The alert pages somebody at night who has never seen it; without a page they start from nothing. Google found that people who have written down what to do need about a third of the time (Site Reliability Engineering, 2016: https://sre.google/sre-book/introduction/)",
	Fix:     "Write a runbook and name the alert in its `alerts`, or set the annotation `runbook_url`.",
	Check: func(p *lint.Pass) {
		pages := pagesOfAlerts(p.Site)
		seen := map[string]bool{}
		for _, a := range p.Site.Alerts.Alerts {
			name := a.Name.Value
			first := !seen[name]
			seen[name] = true
			// Of a runbook_url that leads nowhere, alert-runbook-url tells.
			if !first || len(pages.documents[name]) > 0 || pages.elsewhere[name] || a.Annotations[RunbookURL].Value != "" {
				continue
			}
			p.Report(alertPlace(a), a.Name.Span, fmt.Sprintf("the alert `%s` has no runbook", name),
				"write one and name the alert in its `alerts`, or set the annotation `runbook_url`")
		}
		p.Prove("alerts", len(seen))
	},
}
