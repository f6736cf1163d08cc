package generator

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/site/threshold"
)

// issueView is one type of issue with a path for each set of severities.
type issueView struct {
	Issue string
	Paths []pathView
}

type pathView struct {
	ID, Issue        string
	Detail, Fallback template.HTML
	Severities       []*severity
	Steps            []hopView
	Chart            template.HTML
	Drill            *drillView
}

type hopView struct {
	Reached, Next string
	Who, Note     template.HTML
	Calls         []call
}

func (pg *page) escalationBlocks(e *schema.Escalation) []block {
	var issues []issueView
	for i, path := range e.Paths {
		v := pg.path(path, fmt.Sprintf("chart-%d", i+1))
		v.Drill = pg.drill(&e.Paths[i])
		at := slices.IndexFunc(issues, func(o issueView) bool { return o.Issue == v.Issue })
		if at < 0 {
			at = len(issues)
			issues = append(issues, issueView{Issue: v.Issue})
		}
		issues[at].Paths = append(issues[at].Paths, v)
	}
	return []block{{Key: "lead", Template: "escalation-lead", Data: issues}, {Key: "paths", Title: pg.t("Paths"), Template: "escalation-paths", Data: issues, First: true}}
}

func (pg *page) path(path schema.EscalationPath, chart string) pathView {
	v := pathView{ID: site.AnchorID(path.ID, path.Issue), Issue: path.Issue, Detail: pg.value(path.Detail), Fallback: pg.value(path.IfNobodyAnswers), Severities: pg.Portal.severities(path.Severities)}
	hops := reach.Walk(path)
	for n, hop := range hops {
		h := hopView{Reached: pg.reached(hop, n), Who: pg.WhoAll(hop.Step.Notify), Calls: pg.callsOf(hop.Step.Notify), Note: pg.value(hop.Step.Note)}
		if n < len(hops)-1 {
			h.Next = pg.t("Goes on if %s within %s.", pg.reason(hop.Step), hop.Step.After)
		}
		if hop.Step.Repeat > 0 {
			h.Next = strings.TrimSpace(h.Next + " " + pg.t("Until then, notified again (%d×).", hop.Step.Repeat))
		}
		v.Steps = append(v.Steps, h)
	}
	v.Chart = pg.flowchart(path, hops, chart)
	return v
}

// reached says when a step is reached, in minutes since the first one.
func (pg *page) reached(hop reach.Hop, n int) string {
	if n == 0 {
		return pg.t("At once")
	}
	return pg.t("After %s", hop.After)
}

func (pg *page) reason(s schema.Step) string {
	if s.EscalateIf == "not-acknowledged" {
		return pg.t("not acknowledged")
	}
	return pg.t("not resolved")
}

type metricGroupView struct {
	ID, Title string
	Detail    template.HTML
	Metrics   []metricView
}

type metricView struct {
	ID, Name, Warns, Alerts, Normal, Measured, NoData, Window, Alert, Warning, Query string
	Severity                                                                         *severity
	Gauge                                                                            template.HTML
	Runbook                                                                          *link
	Detail, Owner                                                                    template.HTML
}

func (pg *page) monitoringBlocks(m *schema.Monitoring) []block {
	var groups []metricGroupView
	for _, g := range m.Groups {
		v := metricGroupView{ID: site.AnchorID(g.ID, g.Title), Title: g.Title, Detail: pg.value(g.Detail)}
		for _, metric := range g.Metrics {
			v.Metrics = append(v.Metrics, pg.metric(metric))
		}
		groups = append(groups, v)
	}
	return []block{{Key: "lead", Template: "monitoring-lead", Data: m.Dashboard}, {Key: "groups", Title: pg.t("Metrics"), Template: "monitoring-groups", Data: groups, First: true}}
}

// crossed says when a metric has crossed a value: above 420 ms for 5m.
func (pg *page) crossed(m schema.Metric, value float64, wait schema.Duration) string {
	word := "above %s"
	if m.Direction == "lower-is-worse" {
		word = "below %s"
	}
	text := pg.t(word, threshold.Format(value, m.Unit))
	if !wait.IsZero() {
		text += " " + pg.t("for %s", wait)
	}
	return text
}

func (pg *page) metric(m schema.Metric) metricView {
	policy := pg.Portal.site.Config.Policy.ThresholdOverPeak
	v := metricView{ID: site.AnchorID(m.ID, m.Name), Name: m.Name, Alert: m.Alert, Detail: pg.value(m.Detail), Query: m.Query, Measured: m.Baseline.Measured, Window: m.Window.String(),
		Severity: pg.Portal.severity(m.Severity), Gauge: pg.gauge(m), Runbook: pg.document("runbook", m.Runbook), Owner: pg.Who(m.Owner)}
	if words := map[string]string{"alert": "alerts", "ok": "is taken as normal", "keep": "keeps the last state"}[m.NoData]; words != "" {
		v.NoData = pg.t(words)
	}
	v.Alerts, v.Normal = pg.t("no threshold"), pg.t("no baseline")
	if limit, ok := threshold.Of(m, policy); ok {
		v.Alerts = pg.crossed(m, limit.Value, m.For)
		if limit.Policy {
			v.Alerts += " (" + pg.t("%s over the peak", policy) + ")"
		}
	}
	if value, ok := threshold.Warning(m); ok {
		v.Warns, v.Warning = pg.crossed(m, value, m.Warning.For), m.Warning.Alert
	}
	var normal []string
	if a := m.Baseline.Average; a != nil {
		normal = append(normal, pg.t("average %s", threshold.Format(*a, m.Unit)))
	}
	if p := m.Baseline.Peak; p != nil {
		normal = append(normal, pg.t("peak %s", threshold.Format(*p, m.Unit)))
	}
	if len(normal) > 0 {
		v.Normal = strings.Join(normal, ", ")
	}
	return v
}

type decisionView struct {
	ID, Scenario, At, Within, Reversible                           string
	Severities                                                     []*severity
	Decider, Deputy, Consulted, Informed, Fallback, Limits, Detail template.HTML
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
		view := decisionView{ID: site.AnchorID(one.ID, one.Scenario), Scenario: one.Scenario, Within: one.Within.String(), Fallback: pg.value(one.IfNobodyDecides),
			Reversible: pg.t(strings.ReplaceAll(one.Reversible, "-", " ")), Limits: pg.value(one.Limits), Detail: pg.value(one.Detail), Severities: pg.Portal.severities(one.Severities),
			Decider: pg.Who(one.Decider), Deputy: pg.Who(one.Deputy), Consulted: pg.WhoAll(one.Consulted), Informed: pg.WhoAll(one.Informed), Calls: pg.callsOf([]string{one.Decider, one.Deputy})}
		var at []string
		for _, s := range view.Severities {
			at = append(at, s.ID)
		}
		view.At = strings.Join(at, " ")
		v.Decisions = append(v.Decisions, view)
	}
	return []block{{Key: "lead", Template: "decisions-lead", Data: v}, {Key: "decisions", Title: pg.t("Decisions"), Template: "decisions-decisions", Data: v.Decisions, First: true}}
}

type levelView struct {
	Anchor, Aliases, Answer, Updates string
	Meaning                          template.HTML
	Severity                         *severity
}

type phaseView struct {
	ID, Title     string
	Detail, Owner template.HTML
	Steps         []template.HTML
}

type roleView struct {
	Role                string
	Detail, Who, Deputy template.HTML
}

func (pg *page) roles(list []schema.Role) []roleView {
	var out []roleView
	for _, r := range list {
		out = append(out, roleView{r.Role, pg.value(r.Detail), pg.Who(r.Who), pg.Who(r.Deputy)})
	}
	return out
}

func (pg *page) incidentBlocks(i *schema.Incident) []block {
	list := []block{{Key: "lead", Template: "incident-lead", Data: struct {
		OnCall    []dutyView
		Room      *roomView
		Shortcuts []link
	}{pg.onCallNow(), pg.room(i.WarRoom, true), pg.shortcuts()}}}
	if len(i.Criteria) > 0 {
		list = append(list, block{Key: "criteria", Title: pg.t("Major incident"), Template: "incident-criteria", Data: pg.values(i.Criteria)})
	}
	var levels []levelView
	for _, l := range i.Severities {
		v := levelView{Anchor: strings.ToLower(string(l.ID)), Aliases: strings.Join(l.Aliases, ", "), Answer: l.AcknowledgeWithin.String(), Meaning: pg.value(l.Meaning), Severity: pg.Portal.severity(l.ID)}
		if !l.UpdateEvery.IsZero() {
			v.Updates = pg.every(l.UpdateEvery)
		}
		levels = append(levels, v)
	}
	if len(levels) > 0 {
		list = append(list, block{Key: "severities", Title: pg.t("Severity scale"), Template: "incident-severities", Data: levels})
	}
	var phases []phaseView
	for _, p := range i.Phases {
		phases = append(phases, phaseView{site.AnchorID(p.ID, p.Title), p.Title, pg.value(p.Detail), pg.Who(p.Owner), pg.values(p.Steps)})
	}
	if len(phases) > 0 {
		list = append(list, block{Key: "phases", Title: pg.t("Procedure"), Template: "incident-phases", Data: phases})
	}
	if len(i.Roles) > 0 {
		list = append(list, block{Key: "roles", Title: pg.t("Roles"), Template: "incident-roles", Data: pg.roles(i.Roles)})
	}
	return list
}

type runbookView struct {
	Severity           *severity
	Service, Dashboard string
	Alerts             []string
	Metrics            []link
}

// metricsByRunbook are the metrics that name a runbook, by its id.
func (p *Portal) metricsByRunbook() map[string][]link {
	all := map[string][]link{}
	for _, m := range site.All[*schema.Monitoring](p.site) {
		for _, g := range m.Data.Groups {
			for _, metric := range g.Metrics {
				if metric.Runbook != "" {
					all[metric.Runbook] = append(all[metric.Runbook], link{metric.Name, m.Doc.Page + "#" + site.AnchorID(metric.ID, metric.Name)})
				}
			}
		}
	}
	return all
}

func (pg *page) runbookBlocks(r *schema.Runbook) []block {
	v := runbookView{pg.Portal.severity(r.Severity), r.Service, r.Dashboard, r.Alerts, nil}
	for _, m := range pg.Portal.metrics[pg.doc.ID] {
		v.Metrics = append(v.Metrics, link{m.Title, pg.Rel(m.URL)})
	}
	if v.Severity == nil && v.Service == "" && v.Dashboard == "" && len(v.Alerts)+len(v.Metrics) == 0 {
		return nil
	}
	return []block{{Key: "lead", Template: "runbook-lead", Data: v}}
}
