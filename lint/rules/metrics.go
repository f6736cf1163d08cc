package rules

import (
	"fmt"
	"math"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/threshold"
	"github.com/launchbook/launchbook/source"
)

func eachMetric(s *site.Site, visit func(*schema.Metric)) {
	for _, m := range site.All[*schema.Monitoring](s) {
		for g := range m.Data.Groups {
			for i := range m.Data.Groups[g].Metrics {
				visit(&m.Data.Groups[g].Metrics[i])
			}
		}
	}
}

var metricBaseline = lint.Rule{
	ID:      "metric-baseline",
	Summary: "Every metric has a baseline: its average, its average peak and how they were measured.",
	Level:   source.Error,
	Why:     "Without knowing what is normal, nobody can tell what is not.",
	Fix:     "Add `baseline: {average, peak, measured}`.",
	Check: func(p *lint.Pass) {
		n := 0
		eachMetric(p.Site, func(m *schema.Metric) {
			n++
			b := m.Baseline
			switch {
			case b.Average == nil && b.Peak == nil:
				p.Report(m.Place, m.Place.Span("name"), fmt.Sprintf("the metric `%s` has no baseline", m.Name), "add `baseline: {average: …, peak: …, measured: …}`")
			case b.Average == nil || b.Peak == nil:
				missing := "average"
				if b.Peak == nil {
					missing = "peak"
				}
				p.Report(m.Place.Child("baseline"), m.Place.Key("baseline"), fmt.Sprintf("the baseline of `%s` has no %s", m.Name, missing), "add `"+missing+":`")
			case b.Measured == "":
				p.ReportAt(source.Warning, m.Place.Child("baseline"), m.Place.Key("baseline"), fmt.Sprintf("the baseline of `%s` does not say how it was measured", m.Name), "add `measured:`, such as `p95 over the last 30 days`")
			case m.Direction == "higher-is-worse" && *b.Average > *b.Peak:
				p.Report(m.Place.Child("baseline"), m.Place.Key("baseline"), fmt.Sprintf("the average of `%s`, %s, is above its peak, %s", m.Name, threshold.Format(*b.Average, m.Unit), threshold.Format(*b.Peak, m.Unit)), "swap the two")
			}
		})
		p.Prove("metrics", n)
	},
}

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
			case ok:
				checkFires(p, m, limit)
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
	case m.Baseline.Average == nil:
	case higher && limit.Value <= *m.Baseline.Average:
		p.Report(at, span, fmt.Sprintf("the threshold of `%s`, %s, always fires: the average is %s", m.Name, value, threshold.Format(*m.Baseline.Average, m.Unit)), "set it above the peak")
	case !higher && limit.Value >= *m.Baseline.Average:
		p.Report(at, span, fmt.Sprintf("the threshold of `%s`, %s, always fires: the average is %s and lower is worse", m.Name, value, threshold.Format(*m.Baseline.Average, m.Unit)), "set it below the average, or correct `direction`")
	}
}

var metricPolicy = lint.Rule{
	ID:      "metric-policy",
	Summary: "A threshold agrees with the policy, or says why it does not.",
	Level:   source.Warning,
	Why:     "Thresholds that were once tuned by hand are the ones that nobody dares to touch.",
	Fix:     "Remove the threshold to follow the policy, or write it as `{value: …, reason: …}`.",
	Check: func(p *lint.Pass) {
		policy := p.Site.Config.Policy.ThresholdOverPeak
		eachMetric(p.Site, func(m *schema.Metric) {
			want, ok := threshold.FromPolicy(*m, policy)
			limit, set := threshold.Of(*m, policy)
			if !ok || !set || m.Threshold == nil || m.Threshold.Reason != "" || math.Abs(limit.Value-want) <= 0.01*math.Abs(want) {
				return
			}
			if m.Baseline.Average != nil && limit.Value <= *m.Baseline.Average {
				return // metric-threshold says so
			}
			span := m.Place.Key("threshold")
			if m.Place.Child("threshold").Node.Scalar() {
				span = m.Place.Span("threshold")
			}
			p.Report(m.Place.Child("threshold"), span, fmt.Sprintf("the threshold of `%s` is %s; %s over the average peak of %s is %s", m.Name, threshold.Format(limit.Value, m.Unit), policy, threshold.Format(*m.Baseline.Peak, m.Unit), threshold.Format(want, m.Unit)), "remove it to follow the policy, or give a `reason`")
		})
	},
}

var metricUnit = lint.Rule{
	ID:      "metric-unit",
	Summary: "Every metric has a known unit.",
	Level:   source.Warning,
	Why:     "200 of what? Seconds and milliseconds are a factor of a thousand apart.",
	Fix:     "Set `unit`, such as ms, %, req/s or MiB.",
	Check: func(p *lint.Pass) {
		eachMetric(p.Site, func(m *schema.Metric) {
			switch {
			case m.Unit == "":
				p.ReportAt(source.Error, m.Place, m.Place.Span("name"), fmt.Sprintf("the metric `%s` has no unit", m.Name), "add `unit:`, such as ms, %, req/s or MiB")
			case !threshold.KnownUnit(m.Unit):
				p.Report(m.Place.Child("unit"), m.Place.Span("unit"), fmt.Sprintf("`%s` is not a known unit", m.Unit), "use one such as ms, s, %, count, req/s, users/h or MiB")
			}
		})
	},
}
