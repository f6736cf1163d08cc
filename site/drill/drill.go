package drill

import (
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
)

// Drill is one walk down an escalation path that starts at an instant.
type Drill struct {
	Case
	// At is when the issue is noticed: the first step is reached then.
	At   time.Time
	Hops []Hop
	// Decisions are the ones of the decision matrix at the severity.
	Decisions []Decision
}

// Hop is one step of the path at the instant at which it is reached.
type Hop struct {
	reach.Hop
	// Number counts the steps from 1.
	Number int
	At     time.Time
	// Answers are what notifying the step's targets leads to, in its order.
	Answers []Answer
}

// Reached tells whether the step gets through to anybody.
func (h Hop) Reached() bool {
	_, ok := h.first()
	return ok
}

func (h Hop) first() (Answer, bool) {
	for _, a := range h.Answers {
		if a.Contact != nil {
			return a, true
		}
	}
	return Answer{}, false
}

// Run walks the case from an instant on. Who is on call is looked up for each
// step at the instant at which that step is reached.
func Run(s *site.Site, c Case, at time.Time) Drill {
	d := Drill{Case: c, At: at, Hops: Walk(s, c, at)}
	d.Decisions = decisions(s, c.Severity, at)
	return d
}

// Walk is the steps of a case alone, without who may decide meanwhile.
func Walk(s *site.Site, c Case, at time.Time) []Hop {
	var hops []Hop
	for i, step := range reach.Walk(*c.Path) {
		h := Hop{Hop: step, Number: i + 1, At: step.After.After(at)}
		for _, target := range step.Step.Notify {
			h.Answers = append(h.Answers, Ask(s, target, c.Severity, h.At))
		}
		hops = append(hops, h)
	}
	return hops
}

// First is the first step that gets through to a person, and who that is; ok is
// false when none does.
func (d Drill) First() (Hop, Answer, bool) { return first(d.Hops) }

func first(hops []Hop) (Hop, Answer, bool) {
	for _, h := range hops {
		if a, ok := h.first(); ok {
			return h, a, true
		}
	}
	return Hop{}, Answer{}, false
}

// Last is who acknowledges in the worst case: the first one of the last step
// that gets through, after everybody before was called in vain.
func (d Drill) Last() (Hop, Answer, bool) {
	for i := len(d.Hops) - 1; i >= 0; i-- {
		if a, ok := d.Hops[i].first(); ok {
			return d.Hops[i], a, true
		}
	}
	return Hop{}, Answer{}, false
}

// GivesUp is how long after its start the path is at its end, when nobody
// answers: the wait of the last step or, where it has none, the time in which
// its severity has to be acknowledged.
func (d Drill) GivesUp(s *site.Site) schema.Duration {
	if len(d.Hops) == 0 {
		return schema.Duration{}
	}
	last := d.Hops[len(d.Hops)-1]
	if !last.Step.After.IsZero() {
		return last.After.Plus(last.Step.After)
	}
	return last.After.Plus(acknowledgeWithin(s, d.Severity))
}

func acknowledgeWithin(s *site.Site, severity string) schema.Duration {
	if limit := s.SeverityPolicy(severity).AcknowledgeWithin; !limit.IsZero() {
		return limit
	}
	for _, level := range s.SeverityLevels() {
		if string(level.ID) == severity {
			return level.AcknowledgeWithin
		}
	}
	return schema.Duration{}
}
