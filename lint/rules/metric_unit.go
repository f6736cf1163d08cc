package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/threshold"
	"github.com/launchbook/launchbook/source"
)

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
