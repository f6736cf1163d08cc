package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var goNoGo = lint.Rule{
	ID:      "go-no-go",
	Summary: "A go/no-go decision with a decider, a deputy and its evidence stands after the checklist and before the launch step.",
	Level:   source.Error,
	Why:     "Without a gate the launch happens because nobody said no.",
	Fix:     "Add `go_no_go` with `at`, `decider`, `deputy` and `evidence`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if g := l.Data.GoNoGo; g != nil {
				checkGate(p, l.Data, g)
			} else {
				p.ReportAt(byStatus(l.Data), l.Data.Place, l.Data.Place.Span("title"), "the launch has no go/no-go decision", "add `go_no_go:` with `at: T-0`, `decider`, `deputy` and `evidence`")
			}
		}
	},
}

func checkGate(p *lint.Pass, l *schema.Launch, g *schema.GoNoGo) {
	level := byStatus(l)
	span := g.Place.Span()
	switch {
	case g.Decider == "":
		p.ReportAt(level, g.Place, span, "the go/no-go has no decider", "add `decider:`, one contact")
	case g.Deputy == "":
		p.ReportAt(level, g.Place, span, "the go/no-go has no deputy", "add `deputy:`, who decides when the decider cannot be reached")
	case g.Decider == g.Deputy:
		p.ReportAt(level, g.Place.Child("deputy"), g.Place.Span("deputy"), fmt.Sprintf("`%s` decides the go/no-go and is the deputy too", g.Deputy), "name somebody else")
	}
	if len(g.Evidence) == 0 {
		p.ReportAt(level, g.Place, span, "the go/no-go lists no evidence", "add `evidence:`, what has to be on the table")
	}
	if g.At.Nominal() > 0 {
		p.ReportAt(source.Error, g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("the go/no-go at `%s` comes after the launch", g.At), "set it at T-0 or before")
		return
	}
	for _, group := range l.Checklist {
		if group.At.Nominal() <= 0 && group.At.Compare(g.At) > 0 {
			p.ReportAt(source.Error, g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("the go/no-go at `%s` stands before the checklist items of `%s`", g.At, group.At), "decide after the last item")
			return
		}
	}
	for _, step := range l.Timeline {
		if step.Launch && step.At.Compare(g.At) < 0 {
			p.ReportAt(source.Error, g.Place.Child("at"), g.Place.Span("at"), fmt.Sprintf("the go/no-go at `%s` comes after the launch step at `%s`", g.At, step.At), "decide before the launch step")
			return
		}
	}
}

var timelineOrder = lint.Rule{
	ID:      "timeline-order",
	Summary: "Timeline steps stand in the order of their offsets.",
	Level:   source.Error,
	Why:     "On launch day the list is read from top to bottom, by people under stress.",
	Fix:     "Move the step.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			steps := l.Data.Timeline
			for i := 1; i < len(steps); i++ {
				a, b := steps[i-1], steps[i]
				if !a.At.IsZero() && !b.At.IsZero() && a.At.Compare(b.At) > 0 {
					p.Report(b.Place.Child("at"), b.Place.Span("at"), fmt.Sprintf("`%s` stands after `%s`, but comes before it", b.At, a.At), "sort the steps by their offsets")
				}
			}
			p.Prove("timeline steps", len(steps))
		}
	},
}

var launchStep = lint.Rule{
	ID:      "launch-step",
	Summary: "The timeline has exactly one launch step, at T-0.",
	Level:   source.Error,
	Why:     "All other times are counted from it.",
	Fix:     "Set `launch: true` on the step at T-0.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			n := 0
			for _, step := range l.Data.Timeline {
				if !step.Launch {
					continue
				}
				n++
				if n > 1 {
					p.Report(step.Place, step.Place.Key("launch"), fmt.Sprintf("`%s` is the second launch step", step.Title), "keep one, at T-0")
				} else if step.At.Nominal() != 0 {
					p.Report(step.Place.Child("at"), step.Place.Span("at"), fmt.Sprintf("the launch step is at `%s`; the launch is at T-0 by definition", step.At), "move it to T-0, or change `launch_at`")
				}
			}
			if n == 0 {
				span := l.Data.Place.Span("title")
				if l.Data.Place.Has("timeline") {
					span = l.Data.Place.Key("timeline")
				}
				p.ReportAt(byStatus(l.Data), l.Data.Place.Child("timeline"), span, "no step of the timeline is the launch", "add `launch: true` to the step at T-0")
			}
		}
	},
}

var stepNeeds = lint.Rule{
	ID:      "step-needs",
	Summary: "What a step needs exists and is over before it.",
	Level:   source.Error,
	Why:     "A step that waits for a later one never starts.",
	Fix:     "Correct the id, or move one of the two.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			byID := map[string]schema.TimelineStep{}
			var ids []string
			for _, step := range l.Data.Timeline {
				byID[step.ID] = step
				ids = append(ids, step.ID)
			}
			for _, step := range l.Data.Timeline {
				for i, need := range step.Needs {
					at := step.Place.Child("needs", i)
					before, ok := byID[need]
					switch {
					case !ok || need == "":
						_, suggestion := didYouMean(need, ids)
						p.Report(at, at.Node.Span, fmt.Sprintf("`%s` is not the id of a step%s", need, suggestion), "")
					case before.At.IsZero() || step.At.IsZero():
					case before.At.Nominal()+before.Duration.Nominal() > step.At.Nominal() || need == step.ID:
						p.Report(at, at.Node.Span, fmt.Sprintf("`%s` is not over when `%s` starts at `%s`: it starts at `%s` and takes %s", need, step.Title, step.At, before.At, duration(before.Duration)), "move one of the two, or shorten it")
					}
				}
			}
		}
	},
}

func duration(d schema.Duration) string {
	if d.IsZero() {
		return "0m"
	}
	return d.String()
}

var cadenceOrder = lint.Rule{
	ID:      "cadence-order",
	Summary: "A repeated message or session has an interval that fits between its start and its end.",
	Level:   source.Error,
	Why:     "A cadence that ends before it starts sends nothing.",
	Fix:     "Set `until` after `from`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			for _, m := range l.Data.Communication {
				checkCadence(p, m.Cadence)
			}
		}
		for _, o := range site.All[*schema.Onboarding](p.Site) {
			for _, t := range o.Data.Training {
				checkCadence(p, t.Cadence)
			}
			for _, s := range o.Data.Support {
				if !s.From.IsZero() && !s.Until.IsZero() && s.From.Compare(s.Until) >= 0 {
					p.Report(s.Place.Child("until"), s.Place.Span("until"), fmt.Sprintf("`until` %s is not after `from` %s", s.Until, s.From), "")
				}
			}
		}
	},
}

func checkCadence(p *lint.Pass, list []schema.Cadence) {
	for _, c := range list {
		if !c.From.IsZero() && !c.Until.IsZero() && c.From.Compare(c.Until) > 0 {
			p.Report(c.Place.Child("until"), c.Place.Span("until"), fmt.Sprintf("`until` %s is before `from` %s", c.Until, c.From), "")
		}
	}
}
