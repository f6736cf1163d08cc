package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

func eachDecision(s *site.Site, visit func(*schema.Decision)) {
	for _, d := range site.All[*schema.Decisions](s) {
		for i := range d.Data.Decisions {
			visit(&d.Data.Decisions[i])
		}
	}
}

var decisionDecider = lint.Rule{
	ID:      "decision-decider",
	Summary: "Every scenario has exactly one decider.",
	Level:   source.Error,
	Why:     "Under pressure, a decision that belongs to nobody is taken by whoever speaks loudest, or not at all.",
	Fix:     "Set `decider` to one contact or on-call role.",
	Check: func(p *lint.Pass) {
		n := 0
		eachDecision(p.Site, func(d *schema.Decision) {
			n++
			if d.Decider == "" {
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("nobody decides `%s`", d.Scenario), "add `decider:`")
			}
		})
		p.Prove("decisions", n)
	},
}

var decisionDeputy = lint.Rule{
	ID:      "decision-deputy",
	Summary: "Every decider has a deputy who is somebody else.",
	Level:   source.Error,
	Why:     "The decider is on the plane when the decision is due.",
	Fix:     "Set `deputy` to another contact.",
	Check: func(p *lint.Pass) {
		eachDecision(p.Site, func(d *schema.Decision) {
			switch {
			case d.Decider == "":
			case d.Deputy == "":
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("nobody deputises for `%s` in `%s`", d.Decider, d.Scenario), "add `deputy:`")
			case d.Deputy == d.Decider:
				p.Report(d.Place.Child("deputy"), d.Place.Span("deputy"), fmt.Sprintf("`%s` is the decider and the deputy of `%s`", d.Deputy, d.Scenario), "name somebody else")
			}
		})
	},
}

var decisionAmbiguous = lint.Rule{
	ID:      "decision-ambiguous",
	Summary: "A scenario has one answer at a severity.",
	Level:   source.Error,
	Why:     "Two deciders for one case are a debate.",
	Fix:     "Keep one of the two.",
	Check: func(p *lint.Pass) {
		seen := map[string]*schema.Decision{}
		eachDecision(p.Site, func(d *schema.Decision) {
			for _, severity := range severitiesOf(p.Site, d.Severities) {
				key := strings.ToLower(d.Scenario) + "\x00" + severity
				if first, taken := seen[key]; taken {
					p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("`%s` has a second answer at %s", d.Scenario, severity), "keep one of the two",
						source.Related{File: first.Place.File, Span: first.Place.Span("scenario"), Message: "the first one is here"})
					return
				}
				seen[key] = d
			}
		})
	},
}

// severitiesOf are the ids of the severities; all of them for an empty list.
func severitiesOf(s *site.Site, list []schema.Severity) []string {
	var ids []string
	for _, severity := range list {
		if id, ok := s.Severity(severity); ok {
			ids = append(ids, id)
		}
	}
	if len(list) == 0 {
		for _, level := range s.SeverityLevels() {
			ids = append(ids, string(level.ID))
		}
	}
	return ids
}

var decisionFallback = lint.Rule{
	ID:      "decision-fallback",
	Summary: "Every decision says by when it is due and what happens when nobody can be reached.",
	Level:   source.Warning,
	Why:     "Not deciding is a decision too; better that somebody chose it in advance.",
	Fix:     "Set `within` and `if_nobody_decides`.",
	Check: func(p *lint.Pass) {
		eachDecision(p.Site, func(d *schema.Decision) {
			switch {
			case d.IfNobodyDecides == "":
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("`%s` does not say what happens when nobody decides", d.Scenario), "add `if_nobody_decides:`")
			case d.Within.IsZero():
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("`%s` does not say by when it has to be decided", d.Scenario), "add `within:`, such as `within: 15m`")
			}
		})
	},
}
