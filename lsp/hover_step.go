package lsp

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/reach"
)

// step says when the step of an escalation path at the place is reached, and
// whom it would reach if the issue began now.
func (s *server) step(h hovered) string {
	path := h.spot.path
	if !h.inData || h.doc == nil || len(path) < 5 || !slices.Equal(path[:4], []string{"paths", "*", "steps", "*"}) || path[4] == "note" {
		return ""
	}
	e, ok := h.doc.Data.(*schema.Escalation)
	if !ok {
		return ""
	}
	// The nodes around are the front matter, paths, a path, steps and a step.
	for _, p := range e.Paths {
		if p.Place.Node != h.spot.around[2] {
			continue
		}
		for i, hop := range reach.Walk(p) {
			if hop.Step.Place.Node == h.spot.around[4] {
				return s.aboutStep(h.site, p, i, hop)
			}
		}
	}
	return ""
}

func (s *server) aboutStep(in *site.Site, path schema.EscalationPath, i int, hop reach.Hop) string {
	text := fmt.Sprintf("Step %d is reached %s after the issue begins", i+1, minutes(hop.After))
	if i == 0 {
		text = "Step 1 is reached at once"
	}
	if !hop.Step.After.IsZero() && i+1 < len(path.Steps) {
		text += fmt.Sprintf("; step %d after %s", i+2, minutes(hop.After.Plus(hop.Step.After)))
	}
	at := hop.After.After(s.Now())
	text += fmt.Sprintf(". If it began now, at %s:\n", at.In(in.Zone).Format("Mon 15:04 MST"))
	for _, target := range hop.Step.Notify {
		text += "\n- " + aboutAnswer(drill.Ask(in, target, worst(in, path), at))
	}
	return text
}

// minutes is a wait as it is written, and in minutes where that says more.
func minutes(d schema.Duration) string {
	if n := d.Nominal(); n >= time.Hour && n < 24*time.Hour {
		return fmt.Sprintf("%s (%d minutes)", d, int(n.Minutes()))
	}
	return d.String()
}

// worst is the worst severity of a path, which asks for most.
func worst(s *site.Site, path schema.EscalationPath) string {
	for _, level := range s.SeverityLevels() {
		if len(path.Severities) == 0 || slices.ContainsFunc(path.Severities, func(written schema.Severity) bool {
			id, ok := s.Severity(written)
			return ok && id == string(level.ID)
		}) {
			return string(level.ID)
		}
	}
	return ""
}

// aboutAnswer is whom a target leads to.
func aboutAnswer(a drill.Answer) string {
	text := "`" + a.Target + "`: "
	for _, passed := range a.Passed {
		if a.Contact != nil {
			text += passed.Contact.Name + " " + passed.Why.String() + "; "
		}
	}
	if a.Contact == nil {
		return text + "**nobody**, as " + strings.TrimSuffix(a.Nobody.String(), ".")
	}
	return text + fmt.Sprintf("**%s**, %s `%s`", a.Contact.Name, a.Channel, a.Address)
}
