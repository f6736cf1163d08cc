package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

func eachPath(s *site.Site, visit func(*schema.EscalationPath)) {
	for _, e := range site.All[*schema.Escalation](s) {
		for i := range e.Data.Paths {
			visit(&e.Data.Paths[i])
		}
	}
}

var escalationStart = lint.Rule{
	ID:      "escalation-start",
	Summary: "Every escalation path starts at an on-call role.",
	Level:   source.Error,
	Why:     "A path that starts at a person starts at somebody who sleeps, is away or has left.",
	Fix:     "Notify `on-call/<id>.primary` in the first step.",
	Check: func(p *lint.Pass) {
		n := 0
		eachPath(p.Site, func(path *schema.EscalationPath) {
			n++
			if len(path.Steps) == 0 {
				return
			}
			first := path.Steps[0]
			onCall := slices.ContainsFunc(first.Notify, func(ref string) bool {
				target, _ := reach.ParseTarget(ref)
				return target.OnCall != ""
			})
			if !onCall && len(first.Notify) > 0 {
				p.Report(first.Place.Child("notify"), first.Place.Span("notify"), fmt.Sprintf("the path for `%s` starts at `%s`, not at an on-call role", path.Issue, strings.Join(first.Notify, ", ")), "notify a role such as `on-call/checkout.primary` first")
			}
		})
		p.Prove("escalation paths", n)
	},
}

var escalationWait = lint.Rule{
	ID:      "escalation-wait",
	Summary: "Every step but the last says when the path moves on, and waits no longer than policy allows.",
	Level:   source.Error,
	Why:     "A step without a wait is where the path ends, whatever stands after it.",
	Fix:     "Set `after`, such as `after: 5m`.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			for i, step := range path.Steps {
				if i < len(path.Steps)-1 && step.After.Nominal() == 0 {
					span := step.Place.Span("notify")
					if step.Place.Has("after") {
						span = step.Place.Span("after")
					}
					p.Report(step.Place, span, fmt.Sprintf("the step that notifies `%s` never moves on to the next one", strings.Join(step.Notify, ", ")), "add `after:`, such as `after: 5m`")
				}
			}
			if len(path.Steps) < 2 {
				return
			}
			first := path.Steps[0]
			for _, severity := range path.Severities {
				id, _ := p.Site.Severity(severity)
				limit := p.Site.SeverityPolicy(id).AcknowledgeWithin
				if !limit.IsZero() && first.EscalateIf == "not-acknowledged" && first.After.Nominal() > limit.Nominal() {
					p.Report(first.Place.Child("after"), first.Place.Span("after"), fmt.Sprintf("`after` %s is longer than the %s that policy allows for the first answer at %s", first.After, limit, id), "shorten it")
					return
				}
			}
		})
	},
}

var escalationLoop = lint.Rule{
	ID:      "escalation-loop",
	Summary: "No path notifies the same target twice.",
	Level:   source.Error,
	Why:     "A path that comes back to who did not answer goes in circles while the issue goes on.",
	Fix:     "Name somebody else, or use `repeat` to notify again.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			seen := map[string]schema.Step{}
			for _, step := range path.Steps {
				for i, ref := range step.Notify {
					at := step.Place.Child("notify", i)
					if first, ok := seen[ref]; ok {
						p.Report(at, at.Node.Span, fmt.Sprintf("the path for `%s` comes back to `%s`", path.Issue, ref), "name somebody else, or set `repeat` on the first step",
							source.Related{File: at.File, Span: first.Place.Span("notify"), Message: "notified here already"})
					}
					seen[ref] = step
				}
			}
		})
	},
}

var escalationEnd = lint.Rule{
	ID:      "escalation-end",
	Summary: "A path ends where the policy of its severities says, such as at an accountable executive.",
	Level:   source.Error,
	Why:     "The last step is who answers for the decision that nobody below could take.",
	Fix:     "Add the step, or correct the policy.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			if len(path.Steps) == 0 {
				return
			}
			last := path.Steps[len(path.Steps)-1]
			for _, severity := range path.Severities {
				id, _ := p.Site.Severity(severity)
				end := p.Site.SeverityPolicy(id).EndsAt
				if end == "" || !resolveAll(p.Site, last.Notify) || slices.ContainsFunc(last.Notify, func(ref string) bool { return isEnd(p.Site, ref, end) }) {
					continue
				}
				what := "`" + end + "`"
				if end == "executive" {
					what = "an executive"
				}
				p.Report(last.Place.Child("notify"), last.Place.Span("notify"), fmt.Sprintf("the path for `%s` ends at `%s`; policy wants %s to end at %s", path.Issue, strings.Join(last.Notify, ", "), id, what), "add a step after it")
				return
			}
		})
	},
}

func isEnd(s *site.Site, ref, end string) bool {
	if end != "executive" {
		return ref == end
	}
	c, _, ok := s.Contact(ref)
	return ok && c.Executive
}

func resolveAll(s *site.Site, refs []string) bool {
	return !slices.ContainsFunc(refs, func(ref string) bool { return !s.Resolves(ref) })
}

var escalationUnresolved = lint.Rule{
	ID:      "escalation-unresolved",
	Summary: "Whoever policy wants to have an unresolved issue is reached in time.",
	Level:   source.Error,
	Why:     "Waits add up: three short ones can be longer than the hour that was promised.",
	Fix:     "Shorten the waits before, or move the step up.",
	Check: func(p *lint.Pass) {
		rule := p.Site.Config.Policy.Unresolved
		if rule == nil || !p.Site.Resolves(rule.To) {
			return
		}
		eachPath(p.Site, func(path *schema.EscalationPath) {
			var waits []string
			for _, hop := range reach.Walk(*path) {
				if !resolveAll(p.Site, hop.Step.Notify) {
					return // the misspelt one may be the one
				}
				if slices.Contains(hop.Step.Notify, rule.To) {
					if hop.After.Nominal() > rule.Within.Nominal() {
						p.Report(hop.Step.Place, hop.Step.Place.Span("notify"), fmt.Sprintf("`%s` is reached after %s; policy says within %s (%s)", rule.To, hop.After, rule.Within, strings.Join(waits, " + ")), "shorten the waits before this step")
					}
					return
				}
				waits = append(waits, hop.Step.After.String())
			}
			p.Report(path.Place, path.Place.Span("issue"), fmt.Sprintf("the path for `%s` never reaches `%s`; policy says within %s", path.Issue, rule.To, rule.Within), "add a step that notifies `"+rule.To+"`")
		})
	},
}

var escalationFallback = lint.Rule{
	ID:      "escalation-fallback",
	Summary: "Every path says what happens when nobody answers.",
	Level:   source.Warning,
	Why:     "The last step can fail like any other; then somebody has to know what they may do alone.",
	Fix:     "Set `if_nobody_answers`.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			if path.IfNobodyAnswers == "" {
				p.Report(path.Place, path.Place.Span("issue"), fmt.Sprintf("the path for `%s` does not say what happens when nobody answers", path.Issue), "add `if_nobody_answers:`")
			}
		})
	},
}

var escalationCoverage = lint.Rule{
	ID:      "escalation-coverage",
	Summary: "Every severity in use has a path, and an issue has one path at a severity.",
	Level:   source.Error,
	Why:     "Two paths for the same case are two opinions on whom to call, and none is worse.",
	Fix:     "Add the severity to a path, or take it from one of the two.",
	Check: func(p *lint.Pass) {
		seen := map[string]*schema.EscalationPath{}
		covered := map[string]bool{}
		n := 0
		eachPath(p.Site, func(path *schema.EscalationPath) {
			n++
			for i, severity := range path.Severities {
				id, ok := p.Site.Severity(severity)
				if !ok {
					id = string(severity)
				}
				covered[id] = true
				key := strings.ToLower(path.Issue) + "\x00" + id
				if first, taken := seen[key]; taken {
					at := path.Place.Child("severities", i)
					p.Report(at, at.Node.Span, fmt.Sprintf("`%s` has a second path at %s", path.Issue, id), "keep one",
						source.Related{File: first.Place.File, Span: first.Place.Span("issue"), Message: "the first one is here"})
				}
				seen[key] = path
			}
			if len(path.Severities) == 0 {
				for _, level := range p.Site.SeverityLevels() {
					covered[string(level.ID)] = true
				}
			}
		})
		if n == 0 {
			return
		}
		uncoveredMetrics(p, covered)
	},
}

func uncoveredMetrics(p *lint.Pass, covered map[string]bool) {
	said := map[string]bool{}
	eachMetric(p.Site, func(m *schema.Metric) {
		id, ok := p.Site.Severity(m.Severity)
		if ok && !covered[id] && !said[id] {
			said[id] = true
			p.Report(m.Place.Child("severity"), m.Place.Span("severity"), fmt.Sprintf("no escalation path covers %s, which this metric alerts at", id), "add the severity to a path")
		}
	})
}

var escalationReach = lint.Rule{
	ID:      "escalation-reach",
	Summary: "Everybody on a path has a channel that the severity asks for.",
	Level:   source.Error,
	Why:     "An email does not wake anybody up.",
	Fix:     "Add the channel to the contact.",
	Check: func(p *lint.Pass) {
		said := map[string]bool{}
		hops := 0
		eachPath(p.Site, func(path *schema.EscalationPath) {
			for _, step := range path.Steps {
				for _, ref := range step.Notify {
					hops++
					checkReach(p, said, path, ref)
				}
			}
		})
		p.Prove("hops", hops)
	},
}

func checkReach(p *lint.Pass, said map[string]bool, path *schema.EscalationPath, ref string) {
	for _, c := range people(p.Site, ref) {
		for _, severity := range path.Severities {
			id, _ := p.Site.Severity(severity)
			want := p.Site.SeverityPolicy(id).Reach
			has := reach.Channels(c)
			fits := slices.ContainsFunc(want, func(channel string) bool { return slices.Contains(has, channel) })
			if len(want) == 0 || len(has) == 0 || fits || said[c.ID] {
				continue
			}
			said[c.ID] = true
			at := c.Place.Child("channels")
			p.Report(at, c.Place.Key("channels"), fmt.Sprintf("`%s` is notified for `%s` at %s, but has no %s", c.ID, path.Issue, id, orList(want)), "add the channel, or notify somebody else",
				source.Related{File: path.Place.File, Span: path.Place.Span("issue"), Message: "the path is here"})
		}
	}
}
