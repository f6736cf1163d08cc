package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/threshold"
	"github.com/launchbook/launchbook/source"
)

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
			case belowPossible(m, *b.Average) || belowPossible(m, *b.Peak):
				floor, _ := threshold.Range(*m)
				p.Report(m.Place.Child("baseline"), m.Place.Key("baseline"), fmt.Sprintf("the baseline of `%s` is below %s, which is not possible", m.Name, threshold.Format(*floor, m.Unit)), "write what was measured")
			case baselineAbovePossible(m):
				_, ceiling := threshold.Range(*m)
				p.Report(m.Place.Child("baseline"), m.Place.Key("baseline"), fmt.Sprintf("the baseline of `%s` is above %s, which is not possible", m.Name, threshold.Format(*ceiling, m.Unit)), "write what was measured, or set `ceiling` to what is possible")
			case b.Measured == "":
				p.ReportAt(source.Warning, m.Place.Child("baseline"), m.Place.Key("baseline"), fmt.Sprintf("the baseline of `%s` does not say how it was measured", m.Name), "add `measured:`, such as `p95 over the last 30 days`")
			case aboveOwnPeak(m):
				p.Report(m.Place.Child("baseline"), m.Place.Key("baseline"), fmt.Sprintf("the average of `%s`, %s, is above its peak, %s", m.Name, threshold.Format(*b.Average, m.Unit), threshold.Format(*b.Peak, m.Unit)), "swap the two")
			}
		})
		p.Prove("metrics", n)
	},
}

// belowPossible tells whether a metric can never be that low.
func belowPossible(m *schema.Metric, value float64) bool {
	floor, _ := threshold.Range(*m)
	return floor != nil && value < *floor && !unread(m.Place, "floor", m.Floor == nil)
}

// abovePossible tells whether a metric can never be that high.
func abovePossible(m *schema.Metric, value float64) bool {
	_, ceiling := threshold.Range(*m)
	return ceiling != nil && value > *ceiling && !unread(m.Place, "ceiling", m.Ceiling == nil)
}

// baselineAbovePossible tells whether metric-baseline reports a baseline that is too
// high: the ceiling may be wrong, and what else does not fit then follows from it.
func baselineAbovePossible(m *schema.Metric) bool {
	average, peak := m.Baseline.Average, m.Baseline.Peak
	return average != nil && peak != nil && (abovePossible(m, *average) || abovePossible(m, *peak))
}

// aboveOwnPeak tells whether the two numbers of a baseline contradict each other.
func aboveOwnPeak(m *schema.Metric) bool {
	average, peak := m.Baseline.Average, m.Baseline.Peak
	return m.Direction == "higher-is-worse" && average != nil && peak != nil && *average > *peak
}
