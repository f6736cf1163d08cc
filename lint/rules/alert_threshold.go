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
	Summary: "A metric's threshold, its warning and their `for` are those of their alerts in the alerting rules.",
	Level:   source.Warning,
	Why:     "People read the threshold on the page and wait for an alert that was set to another one.",
	Fix:     "Write down what the alerting rule says, or change the rule; values may be in another unit.",
	Check: func(p *lint.Pass) {
		if len(p.Site.Alerts.Files) == 0 {
			return
		}
		eachMetric(p.Site, func(m *schema.Metric) {
			limit, known := threshold.Of(*m, p.Site.Config.Policy.ThresholdOverPeak)
			checkAlert(p, firing{m, "threshold", m.Place, m.Alert, m.For, limit, known})
			if w := m.Warning; w != nil {
				value, known := threshold.Warning(*m)
				checkAlert(p, firing{m, "warning", w.Place, w.Alert, w.For, threshold.Limit{Value: value}, known})
			}
		})
	},
}

// firing is when a metric alerts or warns, and by which alert.
type firing struct {
	metric *schema.Metric
	// kind is the key of the limit: threshold or warning.
	kind string
	// place has the keys alert and for.
	place tree.Place
	alert string
	wait  schema.Duration
	limit threshold.Limit
	known bool
}

func checkAlert(p *lint.Pass, f firing) {
	if f.alert == "" {
		return
	}
	named := p.Site.Alerts.Named(f.alert)
	if len(named) == 0 {
		reportMissingAlert(p, f)
		return
	}
	agreeing, limits := f.byLimit(named)
	if len(agreeing) == 0 {
		f.reportLimit(p, named, limits)
		agreeing = named
	}
	f.checkFor(p, agreeing)
}

func reportMissingAlert(p *lint.Pass, f firing) {
	// Of a runbook's alert that does not exist, runbook-without-alert tells.
	if p.Site.Alerts.Incomplete || slices.ContainsFunc(site.All[*schema.Runbook](p.Site), func(r site.Typed[*schema.Runbook]) bool {
		return slices.Contains(r.Data.Alerts, f.alert)
	}) {
		return
	}
	at := f.place.Child("alert")
	near, suggestion := alertMeant(p, at.File, f.alert, p.Site.Alerts.Names)
	message := fmt.Sprintf("no alerting rule has the alert `%s` of `%s`%s", f.alert, f.metric.Name, suggestion)
	if near != "" {
		p.Suggest(at, at.Span(), message, "", near)
		return
	}
	p.Report(at, at.Span(), message, "correct the name, or add the rule")
}

// byLimit are the rules of an alert that fire at the metric's limit, or all of them
// where that cannot be told of one; without any, it is the limits of all.
func (f firing) byLimit(named []alerts.Alert) (agreeing []alerts.Alert, limits []float64) {
	for _, a := range named {
		limit, ok := a.Limit()
		if !ok || !f.known {
			return named, nil
		}
		limits = append(limits, limit)
		if threshold.MayBeSame(f.limit.Value, f.metric.Unit, limit) {
			agreeing = append(agreeing, a)
		}
	}
	return agreeing, limits
}

func (f firing) reportLimit(p *lint.Pass, named []alerts.Alert, limits []float64) {
	var texts []string
	var related []source.Related
	for i, a := range named {
		if text := threshold.Format(limits[i], ""); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		related = append(related, relatedAlert(a, a.Expr, "the expression"))
	}
	m := f.metric
	at, span, by := m.Place.Child(f.kind), m.Place.Key(f.kind), ""
	switch {
	case f.limit.Policy:
		at, span, by = m.Place, m.Place.Span("alert"), ", from policy"
	case at.Node.Kind != tree.Map:
		span = at.Span()
	}
	p.Report(at, span, fmt.Sprintf("the %s of `%s` is %s%s, but its alert `%s` fires at %s", f.kind, m.Name, threshold.Format(f.limit.Value, m.Unit), by, f.alert, strings.Join(texts, " or ")),
		"write the same one in both", related...)
}

// checkFor compares how long the limit has to be crossed.
func (f firing) checkFor(p *lint.Pass, named []alerts.Alert) {
	if f.wait.IsZero() {
		return
	}
	var texts []string
	var related []source.Related
	for _, a := range named {
		pending, ok := a.Pending()
		if !ok || pending == f.wait.Nominal() {
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
	p.Report(f.place.Child("for"), f.place.Span("for"), fmt.Sprintf("`for` of `%s` is %s, but its alert `%s` fires %s", f.metric.Name, f.wait, f.alert, strings.Join(texts, " or ")),
		"write the same one in both", related...)
}
