package schema

import "github.com/launchbook/launchbook/source/tree"

// Escalation says who is told, in which order, for each type of issue.
type Escalation struct {
	Common
	Paths []EscalationPath `json:"paths"`
	// Drills are tests of the paths.
	Drills []Drill `json:"drills"`
}

// EscalationPath is the ordered steps for one issue type at some severities.
type EscalationPath struct {
	ID         string     `json:"id"`
	Issue      string     `json:"issue"`
	Severities []Severity `json:"severities"`
	Steps      []Step     `json:"steps"`
	// IfNobodyAnswers is what happens when the last step fails.
	IfNobodyAnswers string `json:"if_nobody_answers"`
	Detail          string `json:"detail"`

	Place tree.Place `json:"-"`
}

// Step notifies one or several targets and says when the path moves on. A step
// is reached after the sum of the waits before it.
type Step struct {
	// Notify are targets: contact ids or on-call roles such as
	// on-call/checkout.primary.
	Notify OneOrMany `json:"notify"`
	// EscalateIf is "not-acknowledged" or "not-resolved".
	EscalateIf string `json:"escalate_if"`
	// After is how long the step waits before the next one is reached.
	After Duration `json:"after"`
	// Repeat is how often the step notifies again while it waits.
	Repeat int    `json:"repeat"`
	Note   string `json:"note"`

	Place tree.Place `json:"-"`
}

// Monitoring is the metrics to watch, in groups.
type Monitoring struct {
	Common
	// Dashboard is the URL of the dashboard that shows them all.
	Dashboard string        `json:"dashboard"`
	Groups    []MetricGroup `json:"groups"`
}

// MetricGroup is a titled list of metrics.
type MetricGroup struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Detail  string   `json:"detail"`
	Metrics []Metric `json:"metrics"`

	Place tree.Place `json:"-"`
}

// Metric is one thing measured, and when it is no longer normal. All its
// numbers are in Unit.
type Metric struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Unit string `json:"unit"`
	// Direction is "higher-is-worse" or "lower-is-worse".
	Direction string   `json:"direction"`
	Baseline  Baseline `json:"baseline"`
	// Threshold is the value from which the metric is abnormal. Without it,
	// the policy sets one above the average peak, where that makes sense.
	Threshold *Threshold `json:"threshold"`
	// Warning is the value from which somebody has a look, between what is normal
	// and the threshold; nil where there is none.
	Warning *Warning `json:"warning"`
	// Ceiling and Floor are the largest and the smallest possible values.
	Ceiling *float64 `json:"ceiling"`
	Floor   *float64 `json:"floor"`
	// For is how long the threshold has to be crossed before it alerts.
	For Duration `json:"for"`
	// Window is how much history is looked at.
	Window Duration `json:"window"`
	// NoData is what missing data means: "alert", "ok" or "keep".
	NoData   string   `json:"no_data"`
	Severity Severity `json:"severity"`
	// Query is the expression that measures it.
	Query     string `json:"query"`
	Dashboard string `json:"dashboard"`
	// Alert is the name of the alert, as the alerting rules have it.
	Alert string `json:"alert"`
	// Runbook is the id of the runbook to open.
	Runbook string `json:"runbook"`
	Owner   string `json:"owner"`
	Detail  string `json:"detail"`

	Place tree.Place `json:"-"`
}

// Baseline is what is normal.
type Baseline struct {
	Average *float64 `json:"average"`
	// Peak is the average peak.
	Peak *float64 `json:"peak"`
	// Measured says how and when it was measured.
	Measured string `json:"measured"`

	Place tree.Place `json:"-"`
}

// Threshold is written as a number, or as a mapping that says why it departs
// from the policy.
type Threshold struct {
	// Value is in the metric's unit.
	Value *float64 `json:"value"`
	// OverPeak is how far above the average peak, instead of Value.
	OverPeak Percent `json:"over_peak"`
	// Reason says why the threshold departs from the policy.
	Reason string `json:"reason"`

	Place tree.Place `json:"-"`
}

// Warning is written as a number, or as a mapping that says more of it.
type Warning struct {
	// Value is in the metric's unit.
	Value *float64 `json:"value"`
	// OverPeak is how far above the average peak, instead of Value.
	OverPeak Percent `json:"over_peak"`
	// For is how long it has to be crossed before it warns.
	For Duration `json:"for"`
	// Alert is the name of the alert that warns, as the alerting rules have it.
	Alert string `json:"alert"`

	Place tree.Place `json:"-"`
}

// Decisions says who decides what.
type Decisions struct {
	Common
	Decisions []Decision `json:"decisions"`
}

// Decision is one scenario and the one person who decides it.
type Decision struct {
	ID         string     `json:"id"`
	Scenario   string     `json:"scenario"`
	Severities []Severity `json:"severities"`
	// Decider and Deputy are contact ids or on-call roles.
	Decider   string   `json:"decider"`
	Deputy    string   `json:"deputy"`
	Consulted []string `json:"consulted"`
	Informed  []string `json:"informed"`
	// Within is how long the decision may take.
	Within Duration `json:"within"`
	// IfNobodyDecides is what happens without a decision.
	IfNobodyDecides string `json:"if_nobody_decides"`
	// Reversible is "easily", "with-effort" or "no".
	Reversible string `json:"reversible"`
	// Limits is how far the decider may go, such as a sum of money.
	Limits string `json:"limits"`
	Detail string `json:"detail"`

	Place tree.Place `json:"-"`
}

// Incident is how incidents are declared, run and closed.
type Incident struct {
	Common
	// Criteria say what makes an incident a major one.
	Criteria   []string        `json:"criteria"`
	Severities []SeverityLevel `json:"severities"`
	Phases     []Phase         `json:"phases"`
	Roles      []Role          `json:"roles"`
	// WarRoom is where those who work on an incident meet; nil where there is none.
	WarRoom *WarRoom `json:"war_room"`
}

// SeverityLevel is one step of the severity scale.
type SeverityLevel struct {
	ID Severity `json:"id"`
	// Aliases are other names for it, such as critical or P1.
	Aliases []string `json:"aliases"`
	Meaning string   `json:"meaning"`
	// AcknowledgeWithin is how soon somebody has to answer.
	AcknowledgeWithin Duration `json:"acknowledge_within"`
	// UpdateEvery is how often stakeholders are updated.
	UpdateEvery Duration `json:"update_every"`

	Place tree.Place `json:"-"`
}

// Phase is one part of the response procedure.
type Phase struct {
	// ID is "detection", "declaration", "resolution" or "post-mortem", or one
	// of the writer's own.
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Detail string   `json:"detail"`
	Owner  string   `json:"owner"`
	Steps  []string `json:"steps"`

	Place tree.Place `json:"-"`
}

// UnmarshalNode reads a threshold from its number or its mapping.
func (t *Threshold) UnmarshalNode(p tree.Place) {
	t.Place = p
	type plain Threshold
	if t.Value = number(p.Node); p.Node.Kind == tree.Map {
		tree.Decode(p, (*plain)(t))
	}
}

// UnmarshalNode reads a warning from its number or its mapping.
func (w *Warning) UnmarshalNode(p tree.Place) {
	w.Place = p
	type plain Warning
	if w.Value = number(p.Node); p.Node.Kind == tree.Map {
		tree.Decode(p, (*plain)(w))
	}
}

// number is the value of a node that is a number, or nil.
func number(n *tree.Node) *float64 {
	switch n.Kind {
	case tree.Int:
		value := float64(n.Int())
		return &value
	case tree.Float:
		value := n.Float()
		return &value
	}
	return nil
}
