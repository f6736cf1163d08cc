package drill

import (
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// Report is a drill as people and programs read it: text in one line each, and
// times in one zone. Its JSON fields are only ever added.
type Report struct {
	Issue    string    `json:"issue"`
	Severity string    `json:"severity"`
	Path     string    `json:"path"`
	At       time.Time `json:"at"`
	Steps    []Step    `json:"steps"`
	// First is who is paged first, Last who acknowledges when everybody before
	// was called in vain; nil when no step gets through.
	First           *Reached `json:"first"`
	Last            *Reached `json:"last"`
	IfNobodyAnswers string   `json:"if_nobody_answers,omitempty"`
	// GivesUpAfter is when that is; empty when nothing says it.
	GivesUpAfter string  `json:"gives_up_after,omitempty"`
	Decisions    []Line  `json:"decisions"`
	Window       *Window `json:"window,omitempty"`
}

// Step is one step of the path.
type Step struct {
	Number     int       `json:"number"`
	After      string    `json:"after"`
	At         time.Time `json:"at"`
	Notifies   []Notice  `json:"notifies"`
	EscalateIf string    `json:"escalate_if,omitempty"`
	Waits      string    `json:"waits,omitempty"`
	Repeat     int       `json:"repeat,omitempty"`
	Note       string    `json:"note,omitempty"`
}

// Notice is one target of a step, or a decider.
type Notice struct {
	Target  string `json:"target"`
	Contact string `json:"contact,omitempty"`
	Name    string `json:"name,omitempty"`
	Role    string `json:"role,omitempty"`
	Channel string `json:"channel,omitempty"`
	Address string `json:"address,omitempty"`
	// InsteadOf says who was asked before, and why they cannot be reached.
	InsteadOf []string `json:"instead_of,omitempty"`
	// Nobody says why nobody is reached.
	Nobody string `json:"nobody,omitempty"`
}

// Reached is a person and how long it takes to get to them.
type Reached struct {
	Contact string    `json:"contact"`
	Name    string    `json:"name"`
	After   string    `json:"after"`
	At      time.Time `json:"at"`
}

// Line is one decision.
type Line struct {
	Scenario        string `json:"scenario"`
	Decider         Notice `json:"decider"`
	Deputy          Notice `json:"deputy"`
	SamePerson      bool   `json:"same_person,omitempty"`
	Within          string `json:"within,omitempty"`
	IfNobodyDecides string `json:"if_nobody_decides,omitempty"`
}

// Window is the drill over a stretch of time.
type Window struct {
	Launch    string          `json:"launch,omitempty"`
	From      time.Time       `json:"from"`
	Until     time.Time       `json:"until"`
	Worst     WindowStretch   `json:"worst"`
	Stretches []WindowStretch `json:"stretches"`
}

// WindowStretch is a part of the window in which the answer stays the same.
type WindowStretch struct {
	From    time.Time `json:"from"`
	Until   time.Time `json:"until"`
	Reached bool      `json:"reached"`
	After   string    `json:"after,omitempty"`
	Contact string    `json:"contact,omitempty"`
	Name    string    `json:"name,omitempty"`
	// EmptySteps are the numbers of the steps that get through to nobody.
	EmptySteps []int `json:"empty_steps,omitempty"`
}

// Describe turns a drill into its report.
func Describe(s *site.Site, d Drill) Report {
	r := Report{
		Issue: line(d.Path.Issue), Severity: d.Severity, Path: line(describe(d.Case)), At: d.At,
		IfNobodyAnswers: line(d.Path.IfNobodyAnswers), GivesUpAfter: d.GivesUp(s).String(),
		Steps: []Step{}, Decisions: []Line{},
	}
	for _, h := range d.Hops {
		step := Step{
			Number: h.Number, After: h.After.String(), At: h.At, Repeat: h.Step.Repeat, Note: line(h.Step.Note),
			EscalateIf: h.Step.EscalateIf, Waits: h.Step.After.String(),
		}
		for _, a := range h.Answers {
			step.Notifies = append(step.Notifies, notice(a))
		}
		r.Steps = append(r.Steps, step)
	}
	if h, a, ok := d.First(); ok {
		r.First = reached(h, a)
	}
	if h, a, ok := d.Last(); ok {
		r.Last = reached(h, a)
	}
	for _, decision := range d.Decisions {
		r.Decisions = append(r.Decisions, Line{
			Scenario: line(decision.Line.Scenario), Decider: notice(decision.Decider), Deputy: notice(decision.Deputy),
			SamePerson: decision.Same, Within: decision.Line.Within.String(), IfNobodyDecides: line(decision.Line.IfNobodyDecides),
		})
	}
	return r
}

// DescribeWindow adds what the drill is like over a window, which may be a
// launch's; launch is nil for any other.
func (r *Report) DescribeWindow(launch *schema.Launch, window Span, list []Stretch) {
	worst, ok := Worst(list)
	if !ok {
		return
	}
	w := &Window{From: window.From, Until: window.Until, Worst: windowStretch(worst)}
	if launch != nil {
		w.Launch = line(launch.Title)
	}
	for _, t := range list {
		w.Stretches = append(w.Stretches, windowStretch(t))
	}
	r.Window = w
}

func windowStretch(t Stretch) WindowStretch {
	w := WindowStretch{From: t.From, Until: t.Until, Reached: t.Reached, EmptySteps: t.Empty}
	if t.Reached {
		w.After, w.Contact, w.Name = t.After.String(), t.Who.ID, line(t.Who.Name)
	}
	return w
}

func notice(a Answer) Notice {
	n := Notice{Target: line(a.Target), Channel: a.Channel, Address: line(a.Address), Nobody: line(a.Nobody.String())}
	if c := a.Contact; c != nil {
		n.Contact, n.Name, n.Role = line(c.ID), line(c.Name), line(c.Role)
	}
	for _, p := range a.Passed {
		n.InsteadOf = append(n.InsteadOf, line(p.Contact.Name+" "+p.Why.String()))
	}
	return n
}

func reached(h Hop, a Answer) *Reached {
	return &Reached{Contact: line(a.Contact.ID), Name: line(a.Contact.Name), After: h.After.String(), At: h.At}
}

// line puts a text on one line.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }
