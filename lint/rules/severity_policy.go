package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

var severityPolicy = lint.Rule{
	ID:      "severity-policy",
	Summary: "The severity scale allows no longer wait for an answer than policy does.",
	Level:   source.Error,
	Why:     "Escalation paths are held to the policy, and people read the scale: the one who follows it answers too late.",
	Fix:     "Shorten `acknowledge_within`, or change it in `policy.severities` of launchbook.yaml.",
	Check: func(p *lint.Pass) {
		for _, level := range p.Site.SeverityLevels() {
			limit := p.Site.SeverityPolicy(string(level.ID))
			if limit.AcknowledgeWithin.IsZero() || level.AcknowledgeWithin.Nominal() <= limit.AcknowledgeWithin.Nominal() {
				continue
			}
			p.Report(level.Place.Child("acknowledge_within"), level.Place.Span("acknowledge_within"),
				fmt.Sprintf("`acknowledge_within` %s is longer than the %s that policy allows at %s", level.AcknowledgeWithin, limit.AcknowledgeWithin, level.ID), "shorten it, or change the policy",
				source.Related{File: limit.Place.File, Span: limit.Place.Span("acknowledge_within"), Message: "it is here"})
		}
	},
}
