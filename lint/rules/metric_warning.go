package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/threshold"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var metricWarning = lint.Rule{
	ID:      "metric-warning",
	Summary: "A metric's warning lies between what is normal and its threshold.",
	Level:   source.Warning,
	Why:     "A warning that comes with the alert or after it warns nobody; one that comes every day is no longer read.",
	Fix:     "Set `warning` above the average and below the threshold, or the other way round where lower is worse.",
	Check: func(p *lint.Pass) {
		eachMetric(p.Site, func(m *schema.Metric) {
			if m.Warning == nil || m.Direction == "" {
				return
			}
			value, ok := threshold.Warning(*m)
			switch w := m.Warning; {
			case ok:
				checkWarns(p, m, value)
			case w.Place.Node.Kind != tree.Map || w.Place.Has("value") || m.Baseline.Peak == nil && w.Place.Has("over_peak"):
				// not a number, or without a peak: other rules say so
			case !w.Place.Has("over_peak"):
				p.Report(w.Place, m.Place.Key("warning"), fmt.Sprintf("the warning of `%s` has no value", m.Name), "add `value:`, or `over_peak:` with the baseline's peak")
			}
		})
	},
}

func checkWarns(p *lint.Pass, m *schema.Metric, value float64) {
	at, span := m.Warning.Place, m.Warning.Place.Span()
	if at.Has("value") {
		at, span = at.Child("value"), at.Span("value")
	}
	limit, known := threshold.Of(*m, p.Site.Config.Policy.ThresholdOverPeak)
	worse := func(a, b float64) bool { return a >= b }
	if m.Direction == "lower-is-worse" {
		worse = func(a, b float64) bool { return a <= b }
	}
	average := m.Baseline.Average
	said := threshold.Format(value, m.Unit)
	switch {
	case known && average != nil && worse(*average, limit.Value):
		// metric-threshold says so
	case known && worse(value, limit.Value):
		p.Report(at, span, fmt.Sprintf("the warning of `%s` at %s does not come before its threshold of %s", m.Name, said, threshold.Format(limit.Value, m.Unit)), "set it between what is normal and the threshold")
	case average != nil && !aboveOwnPeak(m) && worse(*average, value):
		p.Report(at, span, fmt.Sprintf("the warning of `%s` at %s never ends: the average is %s", m.Name, said, threshold.Format(*average, m.Unit)), "set it between what is normal and the threshold")
	}
}
