package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var escalationCoverage = lint.Rule{
	ID:      "escalation-coverage",
	Summary: "Every severity in use has a path, and an issue has one path at a severity.",
	Level:   source.Error,
	Why:     "Two paths for the same case are two opinions on whom to call, and none is worse.",
	Fix:     "Add the severity to a path, or take it from one of the two; where each is for a service of its own, name the service in `issue`.",
	Check: func(p *lint.Pass) {
		seen := map[string]*schema.EscalationPath{}
		covered := map[string]bool{}
		n := 0
		eachPath(p.Site, func(path *schema.EscalationPath) {
			n++
			written := path.Place.Has("severities")
			list := path.Severities
			if !written {
				for _, level := range p.Site.SeverityLevels() {
					list = append(list, level.ID)
				}
			}
			said := false
			for i, severity := range list {
				id, ok := p.Site.Severity(severity)
				if !ok {
					id = string(severity)
				}
				covered[id] = true
				key := strings.ToLower(path.Issue) + "\x00" + id
				first, taken := seen[key]
				seen[key] = path
				if !taken {
					continue
				}
				at := path.Place.Child("issue")
				if written {
					at = path.Place.Child("severities", i)
				} else if said {
					continue
				}
				said = true
				p.Report(at, at.Node.Span, fmt.Sprintf("`%s` has a second path at %s", path.Issue, id), "keep one; where each is for a service of its own, name the service in `issue`",
					source.Related{File: first.Place.File, Span: first.Place.Span("issue"), Message: "the first one is here"})
			}
		})
		if n == 0 {
			return
		}
		uncoveredMetrics(p, covered)
	},
}

func uncoveredMetrics(p *lint.Pass, covered map[string]bool) {
	said := map[string]bool{}
	eachMetric(p.Site, func(m *schema.Metric) {
		id, ok := p.Site.Severity(m.Severity)
		if ok && !covered[id] && !said[id] {
			said[id] = true
			p.Report(m.Place.Child("severity"), m.Place.Span("severity"), fmt.Sprintf("no escalation path covers %s, which this metric alerts at", id), "add the severity to a path")
		}
	})
}
