package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/source"
)

var escalationWindow = lint.Rule{
	ID:      "escalation-window",
	Summary: "In each hour of a launch's window, every step of its escalation paths gets through to somebody.",
	Level:   source.Warning,
	Why:     "Office hours, holidays and launch night are kept in three places; only together do they say that nobody answers at two in the morning.",
	Fix:     "Name a substitute, notify an on-call role, or add hours to the contact for the launch.",
	Check: func(p *lint.Pass) {
		said := map[string]bool{}
		for _, l := range site.All[*schema.Launch](p.Site) {
			window, ok := drill.LaunchWindow(p.Site, l.Data)
			if !ok || byStatus(l.Data) == source.Info {
				continue
			}
			for _, id := range l.Data.Uses.Escalation {
				if d, ok := p.Site.Document("escalation", id); ok {
					checkWindow(p, said, l.Data, d, window)
				}
			}
		}
	},
}

func checkWindow(p *lint.Pass, said map[string]bool, l *schema.Launch, d *site.Document, window drill.Span) {
	paths := d.Data.(*schema.Escalation).Paths
	for i := range paths {
		path := &paths[i]
		severities := severitiesOf(p.Site, path.Severities, path.Place)
		if len(severities) == 0 {
			continue
		}
		for _, stretch := range drill.Over(p.Site, drill.Case{Path: path, Doc: d, Severity: severities[0]}, window) {
			for _, number := range stretch.Empty {
				step := path.Steps[number-1]
				key := strings.Join(step.Notify, " ")
				if said[key] || !onlyAtTimes(p.Site, step.Notify) {
					continue
				}
				said[key] = true
				zone := launchZone(p.Site, l)
				p.Report(step.Place.Child("notify"), step.Place.Span("notify"),
					fmt.Sprintf("notifying `%s` gets through to nobody when `%s` begins between %s and %s, in the window of the launch `%s`",
						strings.Join(step.Notify, ", "), path.Issue, instant(stretch.From.In(zone)), instant(stretch.Until.In(zone)), l.Title),
					"name a substitute, or somebody who can be reached then")
			}
		}
	}
}

// onlyAtTimes tells whether it is hours or absences of contacts that keep a step
// from getting through. What is missing, has no channel or is nobody's turn is
// what other rules speak of.
func onlyAtTimes(s *site.Site, refs []string) bool {
	timed := false
	for _, ref := range refs {
		c, _, ok := s.Contact(ref)
		if !ok {
			return false
		}
		timed = timed || len(c.Hours)+len(c.Absences) > 0
	}
	return timed
}
