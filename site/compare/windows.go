package compare

import (
	"fmt"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
)

// windows compares what launches can count on in their windows, which turns,
// absences and hours decide as much as the paths do.
func (c *comparison) windows() {
	launches, _, _ := match(site.All[*schema.Launch](c.old), site.All[*schema.Launch](c.new), func(l *launch) string { return l.Doc.ID })
	for _, l := range launches {
		before, known := drill.LaunchWindow(c.old, l.old.Data)
		after, planned := drill.LaunchWindow(c.new, l.new.Data)
		if !known || !planned {
			continue
		}
		s := c.about("Escalation", "window of the launch "+l.new.Data.Title, l.new.Data.Place)
		s.firstReached(before, after)
		s.silentTargets(before, after)
	}
}

// firstReached compares how long it takes in the worst case until the first
// person is reached. Issues that change alike are one change.
func (s subject) firstReached(before, after drill.Span) {
	type outcome struct {
		effect Effect
		text   string
	}
	var outcomes []outcome
	names := map[outcome][]string{}
	both, _, _ := match(cases(s.old), cases(s.new), caseName)
	for _, p := range both {
		old, _ := drill.Worst(drill.Over(s.old, *p.old, before))
		new, _ := drill.Worst(drill.Over(s.new, *p.new, after))
		effect, text := worstCase(old, new)
		if text == "" {
			continue
		}
		o := outcome{effect, text}
		if names[o] == nil {
			outcomes = append(outcomes, o)
		}
		names[o] = withCase(names[o], p.new)
	}
	for _, o := range outcomes {
		s.say(o.effect, []string{"launch_at"}, "%s for %s", o.text, strings.Join(names[o], "; "))
	}
}

// withCase adds a case to a list, behind the severities of the same issue.
func withCase(names []string, c *drill.Case) []string {
	if last := len(names) - 1; last >= 0 && strings.HasPrefix(names[last], c.Path.Issue+" at ") {
		names[last] += ", " + c.Severity
		return names
	}
	return append(names, caseName(c))
}

func worstCase(old, new drill.Stretch) (Effect, string) {
	switch {
	case old.Reached && !new.Reached:
		return Worse, fmt.Sprintf("nobody is reached from %s to %s", moment(new.From), moment(new.Until))
	case !old.Reached && new.Reached:
		return Better, "somebody is reached at every hour"
	case old.After.Nominal() != new.After.Nominal():
		return longer(old.After, new.After), fmt.Sprintf("first person reached after %s -> %s in the worst case", old.After, new.After)
	}
	return Neutral, ""
}

// silentTargets compares for how long the contacts of paths, with all their
// substitutes, get through to nobody. On-call roles are compared with their
// rotations.
func (s subject) silentTargets(before, after drill.Span) {
	said := map[string]bool{}
	for _, p := range cases(s.new) {
		for _, t := range targets(p.Path) {
			key := t.ref + "\x00" + p.Severity
			if said[key] || strings.HasPrefix(t.ref, "on-call/") || !s.old.Resolves(t.ref) {
				continue
			}
			said[key] = true
			old, _ := silence(s.old, t.ref, p.Severity, before)
			new, first := silence(s.new, t.ref, p.Severity, after)
			at := s.from(t.step.Place).atSeverity(p.Severity)
			switch {
			case new > old:
				why := drill.Ask(s.new, t.ref, p.Severity, first).Nobody
				at.say(Worse, []string{"notify"}, "%s reaches nobody for %s -> %s, from %s on (%s)", person(s.new, t.ref), span(old), span(new), moment(first), why)
			case new < old:
				at.say(Better, []string{"notify"}, "%s reaches nobody for %s -> %s", person(s.new, t.ref), span(old), span(new))
			}
		}
	}
}

// silence is for how long in a window a target gets through to nobody, and from
// when on.
func silence(s *site.Site, ref, severity string, window drill.Span) (total time.Duration, first time.Time) {
	alone := drill.Case{Path: &schema.EscalationPath{Steps: []schema.Step{{Notify: schema.OneOrMany{ref}}}}, Severity: severity}
	for _, stretch := range drill.Over(s, alone, window) {
		if stretch.Reached {
			continue
		}
		if total == 0 {
			first = stretch.From
		}
		total += stretch.Until.Sub(stretch.From)
	}
	return total, first
}
