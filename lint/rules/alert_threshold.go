package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/site/threshold"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var alertThreshold = lint.Rule{
	ID:      "alert-threshold",
	Summary: "A metric's threshold and `for` are those of its alert in the alerting rules.",
	Level:   source.Warning,
	Why:     "People read the threshold on the page and wait for an alert that was set to another one.",
	Fix:     "Write down what the alerting rule says, or change the rule; values may be in another unit.",
	Check: func(p *lint.Pass) {
		if len(p.Site.Alerts.Files) == 0 {
			return
		}
		eachMetric(p.Site, func(m *schema.Metric) {
			if m.Alert == "" {
				return
			}
			named := p.Site.Alerts.Named(m.Alert)
			if len(named) == 0 {
				reportMissingAlert(p, m)
				return
			}
			agreeing, limits := byThreshold(p, m, named)
			if len(agreeing) == 0 {
				reportThreshold(p, m, named, limits)
				agreeing = named
			}
			checkFor(p, m, agreeing)
		})
	},
}

func reportMissingAlert(p *lint.Pass, m *schema.Metric) {
	// Of a runbook's alert that does not exist, runbook-without-alert tells.
	if p.Site.Alerts.Incomplete || slices.ContainsFunc(site.All[*schema.Runbook](p.Site), func(r site.Typed[*schema.Runbook]) bool {
		return slices.Contains(r.Data.Alerts, m.Alert)
	}) {
		return
	}
	at := m.Place.Child("alert")
	near, suggestion := alertMeant(p, at.File, m.Alert, p.Site.Alerts.Names)
	message := fmt.Sprintf("no alerting rule has the alert `%s` of `%s`%s", m.Alert, m.Name, suggestion)
	if near != "" {
		p.Suggest(at, at.Span(), message, "", near)
		return
	}
	p.Report(at, at.Span(), message, "correct the name, or add the rule")
}

// byThreshold are the rules of an alert that fire at the metric's threshold, or
// all of them where that cannot be told of one; without any, it is the limits of
// all.
func byThreshold(p *lint.Pass, m *schema.Metric, named []alerts.Alert) (agreeing []alerts.Alert, limits []float64) {
	want, known := threshold.Of(*m, p.Site.Config.Policy.ThresholdOverPeak)
	for _, a := range named {
		limit, ok := a.Limit()
		if !ok || !known {
			return named, nil
		}
		limits = append(limits, limit)
		if threshold.MayBeSame(want.Value, m.Unit, limit) {
			agreeing = append(agreeing, a)
		}
	}
	return agreeing, limits
}

func reportThreshold(p *lint.Pass, m *schema.Metric, named []alerts.Alert, limits []float64) {
	want, _ := threshold.Of(*m, p.Site.Config.Policy.ThresholdOverPeak)
	var texts []string
	var related []source.Related
	for i, a := range named {
		if text := threshold.Format(limits[i], ""); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		related = append(related, relatedAlert(a, a.Expr, "the expression"))
	}
	at, span, by := m.Place.Child("threshold"), m.Place.Key("threshold"), ""
	switch {
	case want.Policy:
		at, span, by = m.Place, m.Place.Span("alert"), ", from policy"
	case at.Node.Kind != tree.Map:
		span = at.Span()
	}
	p.Report(at, span, fmt.Sprintf("the threshold of `%s` is %s%s, but its alert `%s` fires at %s", m.Name, threshold.Format(want.Value, m.Unit), by, m.Alert, strings.Join(texts, " or ")),
		"write the same one in both", related...)
}

// checkFor compares how long the threshold has to be crossed.
func checkFor(p *lint.Pass, m *schema.Metric, named []alerts.Alert) {
	if m.For.IsZero() {
		return
	}
	var texts []string
	var related []source.Related
	for _, a := range named {
		pending, ok := a.Pending()
		if !ok || pending == m.For.Nominal() {
			return
		}
		text := a.For.Value
		if pending == 0 {
			text = "at once"
		} else {
			text = "after " + text
		}
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		related = append(related, relatedAlert(a, a.For, "the alert"))
	}
	p.Report(m.Place.Child("for"), m.Place.Span("for"), fmt.Sprintf("`for` of `%s` is %s, but its alert `%s` fires %s", m.Name, m.For, m.Alert, strings.Join(texts, " or ")),
		"write the same one in both", related...)
}
