package generator

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/site/threshold"
)

type pathView struct {
	ID, Issue, Detail, Fallback string
	Severities                  []*severity
	Steps                       []hopView
	Chart                       template.HTML
}

type hopView struct {
	Reached, Next, Note string
	Who                 template.HTML
	Calls               []call
}

func (pg *page) escalationBlocks(e *schema.Escalation) []block {
	var paths []pathView
	for i, path := range e.Paths {
		v := pathView{ID: anchorID(path.ID, path.Issue), Issue: path.Issue, Detail: path.Detail, Fallback: path.IfNobodyAnswers, Severities: pg.Portal.severities(path.Severities)}
		hops := reach.Walk(path)
		for n, hop := range hops {
			h := hopView{Reached: "At once", Who: pg.WhoAll(hop.Step.Notify), Calls: pg.callsOf(hop.Step.Notify), Note: hop.Step.Note}
			if n > 0 {
				h.Reached = "After " + hop.After.String()
			}
			if n < len(hops)-1 {
				h.Next = "Goes on if " + reason(hop.Step) + " within " + hop.Step.After.String()
			}
			if hop.Step.Repeat > 0 {
				h.Next += "; notified " + again(hop.Step.Repeat) + " until then"
			}
			v.Steps = append(v.Steps, h)
		}
		v.Chart = pg.flowchart(path, hops, fmt.Sprintf("chart-%d", i+1))
		paths = append(paths, v)
	}
	return []block{{"lead", "", "escalation-lead", paths}, {"paths", "Paths", "escalation-paths", paths}}
}

func again(n int) string {
	if n == 1 {
		return "once more"
	}
	return fmt.Sprintf("%d times more", n)
}

func reason(s schema.Step) string {
	if s.EscalateIf == "not-acknowledged" {
		return "not acknowledged"
	}
	return "not resolved"
}

type metricGroupView struct {
	ID, Title, Detail string
	Metrics           []metricView
}

type metricView struct {
	ID, Name, Alerts, Normal, Measured, NoData, Window, Alert, Detail, Query string
	Severity                                                                 *severity
	Gauge                                                                    template.HTML
	Runbook                                                                  *link
	Owner                                                                    template.HTML
}

func (pg *page) monitoringBlocks(m *schema.Monitoring) []block {
	var groups []metricGroupView
	for _, g := range m.Groups {
		v := metricGroupView{ID: anchorID(g.ID, g.Title), Title: g.Title, Detail: g.Detail}
		for _, metric := range g.Metrics {
			v.Metrics = append(v.Metrics, pg.metric(metric))
		}
		groups = append(groups, v)
	}
	return []block{{"lead", "", "monitoring-lead", m.Dashboard}, {"groups", "Metrics", "monitoring-groups", groups}}
}

func (pg *page) metric(m schema.Metric) metricView {
	policy := pg.Portal.site.Config.Policy.ThresholdOverPeak
	v := metricView{ID: anchorID(m.ID, m.Name), Name: m.Name, Alert: m.Alert, Detail: m.Detail, Query: m.Query, Measured: m.Baseline.Measured, Window: m.Window.String(),
		Severity: pg.Portal.severity(m.Severity), Gauge: pg.gauge(m), Runbook: pg.document("runbook", m.Runbook), Owner: pg.Who(m.Owner)}
	v.NoData = map[string]string{"alert": "alerts", "ok": "is taken as normal", "keep": "keeps the last state"}[m.NoData]
	v.Alerts, v.Normal = "no threshold", "no baseline"
	if limit, ok := threshold.Of(m, policy); ok {
		word := "above "
		if m.Direction == "lower-is-worse" {
			word = "below "
		}
		v.Alerts = word + threshold.Format(limit.Value, m.Unit)
		if !m.For.IsZero() {
			v.Alerts += " for " + m.For.String()
		}
		if limit.Policy {
			v.Alerts += " (" + policy.String() + " over the peak)"
		}
	}
	var normal []string
	if a := m.Baseline.Average; a != nil {
		normal = append(normal, "average "+threshold.Format(*a, m.Unit))
	}
	if p := m.Baseline.Peak; p != nil {
		normal = append(normal, "peak "+threshold.Format(*p, m.Unit))
	}
	if len(normal) > 0 {
		v.Normal = strings.Join(normal, ", ")
	}
	return v
}

type decisionView struct {
	ID, Scenario, At, Within, Fallback, Reversible, Limits, Detail string
	Severities                                                     []*severity
	Decider, Deputy, Consulted, Informed                           template.HTML
	Calls                                                          []call
}

func (pg *page) decisionsBlocks(d *schema.Decisions) []block {
	var v struct {
		Scenarios, Severities []string
		Decisions             []decisionView
	}
	seen := map[string]bool{}
	for _, level := range pg.Portal.site.SeverityLevels() {
		v.Severities = append(v.Severities, string(level.ID))
	}
	for _, one := range d.Decisions {
		if !seen[one.Scenario] {
			seen[one.Scenario] = true
			v.Scenarios = append(v.Scenarios, one.Scenario)
		}
		view := decisionView{ID: anchorID(one.ID, one.Scenario), Scenario: one.Scenario, Within: one.Within.String(), Fallback: one.IfNobodyDecides,
			Reversible: strings.ReplaceAll(one.Reversible, "-", " "), Limits: one.Limits, Detail: one.Detail, Severities: pg.Portal.severities(one.Severities),
			Decider: pg.Who(one.Decider), Deputy: pg.Who(one.Deputy), Consulted: pg.WhoAll(one.Consulted), Informed: pg.WhoAll(one.Informed), Calls: pg.callsOf([]string{one.Decider, one.Deputy})}
		var at []string
		for _, s := range view.Severities {
			at = append(at, s.ID)
		}
		view.At = strings.Join(at, " ")
		v.Decisions = append(v.Decisions, view)
	}
	return []block{{"decisions", "Decisions", "decisions-decisions", v}}
}

type levelView struct {
	Anchor, Aliases, Meaning, Answer, Updates string
	Severity                                  *severity
}

type phaseView struct {
	ID, Title, Detail string
	Owner             template.HTML
	Steps             []string
}

type roleView struct {
	Role, Detail string
	Who          template.HTML
}

func (pg *page) incidentBlocks(i *schema.Incident) []block {
	var list []block
	if len(i.Criteria) > 0 {
		list = append(list, block{"criteria", "Major incident", "incident-criteria", i.Criteria})
	}
	var levels []levelView
	for _, l := range i.Severities {
		v := levelView{strings.ToLower(string(l.ID)), strings.Join(l.Aliases, ", "), l.Meaning, l.AcknowledgeWithin.String(), "", pg.Portal.severity(l.ID)}
		if !l.UpdateEvery.IsZero() {
			v.Updates = "every " + l.UpdateEvery.String()
		}
		levels = append(levels, v)
	}
	if len(levels) > 0 {
		list = append(list, block{"severities", "Severity scale", "incident-severities", levels})
	}
	var phases []phaseView
	for _, p := range i.Phases {
		phases = append(phases, phaseView{anchorID(p.ID, p.Title), p.Title, p.Detail, pg.Who(p.Owner), p.Steps})
	}
	if len(phases) > 0 {
		list = append(list, block{"phases", "Procedure", "incident-phases", phases})
	}
	var roles []roleView
	for _, r := range i.Roles {
		roles = append(roles, roleView{r.Role, r.Detail, pg.Who(r.Who)})
	}
	if len(roles) > 0 {
		list = append(list, block{"roles", "Roles", "incident-roles", roles})
	}
	return list
}

type runbookView struct {
	Severity           *severity
	Service, Dashboard string
	Alerts             []string
	Metrics            []link
}

func (pg *page) runbookBlocks(r *schema.Runbook) []block {
	v := runbookView{pg.Portal.severity(r.Severity), r.Service, r.Dashboard, r.Alerts, nil}
	for _, m := range site.All[*schema.Monitoring](pg.Portal.site) {
		for _, g := range m.Data.Groups {
			for _, metric := range g.Metrics {
				if metric.Runbook == pg.doc.ID {
					v.Metrics = append(v.Metrics, link{metric.Name, pg.Rel(m.Doc.Page + "#" + anchorID(metric.ID, metric.Name))})
				}
			}
		}
	}
	if v.Severity == nil && v.Service == "" && v.Dashboard == "" && len(v.Alerts)+len(v.Metrics) == 0 {
		return nil
	}
	return []block{{"lead", "", "runbook-lead", v}}
}
