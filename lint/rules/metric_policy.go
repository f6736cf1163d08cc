package rules

import (
	"fmt"
	"math"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/threshold"
	"github.com/launchbook/launchbook/source"
)

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
