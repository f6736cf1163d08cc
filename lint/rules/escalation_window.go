package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

var escalationWindow = lint.Rule{
	ID:      "escalation-window",
	Summary: "In each hour of a launch's window, every step of its escalation paths gets through to somebody.",
	Level:   source.Warning,
	Why:     "Office hours, holidays and launch night are kept in three places; only together do they say that nobody answers at two in the morning. Who is on call answers at any hour but off-hours, whatever their own hours say, but not while away: absence-on-call speaks of that.",
	Fix:     "Name a substitute, notify an on-call role, add hours to the contact or an override to the rotation for the launch.",
	Check: func(p *lint.Pass) {
		said := map[string]bool{}
		eachWindowPath(p, func(l *schema.Launch, window drill.Span, c drill.Case) { checkWindow(p, said, l, c, window) })
	},
}

func checkWindow(p *lint.Pass, said map[string]bool, l *schema.Launch, c drill.Case, window drill.Span) {
	severities := severitiesOf(p.Site, c.Path.Severities, c.Path.Place)
	if len(severities) == 0 {
		return
	}
	c.Severity = severities[0]
	for _, stretch := range drill.Over(p.Site, c, window) {
		for _, number := range stretch.Empty {
			step := c.Path.Steps[number-1]
			key := strings.Join(step.Notify, " ")
			if said[key] || !onlyAtTimes(p.Site, step.Notify) {
				continue
			}
			said[key] = true
			zone := launchZone(p.Site, l)
			p.Report(step.Place.Child("notify"), step.Place.Span("notify"),
				fmt.Sprintf("notifying `%s` gets through to nobody when `%s` begins between %s and %s, in the window of the launch `%s`",
					strings.Join(step.Notify, ", "), c.Path.Issue, instant(stretch.From.In(zone)), instant(stretch.Until.In(zone)), l.Title),
				"name a substitute, or somebody who can be reached then", launchHere(l))
		}
	}
}

// onlyAtTimes tells whether it is hours or absences of contacts, or off-hours of
// rotations, that keep a step from getting through. What is missing, has no channel
// or is nobody's turn is what other rules speak of.
func onlyAtTimes(s *site.Site, refs []string) bool {
	timed := false
	for _, ref := range refs {
		target, _ := reach.ParseTarget(ref)
		if r, _, ok := s.OnCall(target.OnCall); ok && len(r.OffHours) > 0 {
			timed = true
			continue
		}
		c, _, ok := s.Contact(ref)
		if !ok {
			return false
		}
		timed = timed || len(c.Hours)+len(c.Absences) > 0
	}
	return timed
}
