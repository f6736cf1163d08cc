package rules

import (
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/source"
)

// alertRulesSyntax is checked while a site is loaded.
var alertRulesSyntax = lint.Rule{
	ID:        alerts.Rule,
	Summary:   "Every file that `rules_files` names is there, and can be read as Prometheus alerting rules.",
	Level:     source.Error,
	Why:       "An alert that cannot be read is held against no runbook, and Prometheus refuses the whole file.",
	Fix:       "Correct the marked place; files have `groups:`, or objects of the kind PrometheusRule.",
	Mandatory: true,
}
