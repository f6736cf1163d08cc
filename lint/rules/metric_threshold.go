package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/threshold"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var metricThreshold = lint.Rule{
	ID:      "metric-threshold",
	Summary: "Every metric has a direction and a threshold that can fire, but not always does.",
	Level:   source.Error,
	Why:     "An alert that cannot fire is worse than none: people count on it.",
	Fix:     "Set `direction` and `threshold`.",
	Check: func(p *lint.Pass) {
		eachMetric(p.Site, func(m *schema.Metric) {
			if m.Direction == "" {
				p.Report(m.Place, m.Place.Span("name"), fmt.Sprintf("the metric `%s` does not say which direction is worse", m.Name), "add `direction: higher-is-worse` or `direction: lower-is-worse`")
				return
			}
			limit, ok := threshold.Of(*m, p.Site.Config.Policy.ThresholdOverPeak)
			switch {
			case ok && m.Threshold == nil && m.Baseline.Average != nil && *m.Baseline.Average > *m.Baseline.Peak:
				// a baseline that cannot be right is reported by metric-baseline
			case baselineAbovePossible(m) && (ok || m.Threshold == nil && m.Direction == "higher-is-worse"):
				// as before
			case ok:
				checkFires(p, m, limit)
			case m.Threshold != nil && m.Threshold.Place.Node.Kind != tree.Map:
				// not a number: the schema says so
			case m.Threshold != nil:
				p.Report(m.Place.Child("threshold"), m.Place.Key("threshold"), fmt.Sprintf("the threshold of `%s` has neither a value nor a share over a known peak", m.Name), "write a number, or `over_peak` and the baseline's peak")
			case m.Baseline.Peak == nil:
				// the missing peak is reported by metric-baseline
			case m.Direction == "lower-is-worse":
				p.Report(m.Place, m.Place.Span("name"), fmt.Sprintf("the metric `%s` has no threshold; policy sets one only where higher is worse", m.Name), "add `threshold:`")
			default:
				p.Report(m.Place, m.Place.Span("name"), fmt.Sprintf("the metric `%s` has no threshold, and %s over its peak of %s is more than it can reach", m.Name, p.Site.Config.Policy.ThresholdOverPeak, threshold.Format(*m.Baseline.Peak, m.Unit)), "add `threshold:`")
			}
		})
	},
}

func checkFires(p *lint.Pass, m *schema.Metric, limit threshold.Limit) {
	floor, ceiling := threshold.Range(*m)
	at, span := m.Place.Child("threshold"), m.Place.Key("threshold")
	if m.Threshold != nil && m.Place.Child("threshold").Node.Scalar() {
		span = m.Place.Span("threshold")
	}
	higher := m.Direction == "higher-is-worse"
	value := threshold.Format(limit.Value, m.Unit)
	switch {
	case higher && ceiling != nil && limit.Value >= *ceiling:
		p.Report(at, span, fmt.Sprintf("the threshold of `%s`, %s, can never be crossed: at most %s is possible", m.Name, value, threshold.Format(*ceiling, m.Unit)), "lower it")
	case !higher && floor != nil && limit.Value <= *floor:
		p.Report(at, span, fmt.Sprintf("the threshold of `%s`, %s, can never be crossed: at least %s is possible", m.Name, value, threshold.Format(*floor, m.Unit)), "raise it")
	case higher && floor != nil && limit.Value < *floor:
		p.Report(at, span, fmt.Sprintf("the threshold of `%s`, %s, always fires: at least %s is certain", m.Name, value, threshold.Format(*floor, m.Unit)), "set it above the peak")
	case !higher && ceiling != nil && limit.Value > *ceiling:
		p.Report(at, span, fmt.Sprintf("the threshold of `%s`, %s, always fires: more than %s is not possible", m.Name, value, threshold.Format(*ceiling, m.Unit)), "set it below the average")
	case m.Baseline.Average == nil || aboveOwnPeak(m):
		// metric-baseline says so
	case higher && limit.Value <= *m.Baseline.Average:
		p.Report(at, span, fmt.Sprintf("the threshold of `%s`, %s, always fires: the average is %s", m.Name, value, threshold.Format(*m.Baseline.Average, m.Unit)), "set it above the peak")
	case !higher && limit.Value >= *m.Baseline.Average:
		p.Report(at, span, fmt.Sprintf("the threshold of `%s`, %s, always fires: the average is %s and lower is worse", m.Name, value, threshold.Format(*m.Baseline.Average, m.Unit)), "set it below the average, or correct `direction`")
	}
}
