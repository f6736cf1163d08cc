package compare

import (
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/reach"
)

// cases lists every issue at every severity that has one path, in order.
func cases(s *site.Site) []drill.Case {
	var list []drill.Case
	for _, issue := range drill.Issues(s) {
		for _, severity := range issue.Severities {
			if c, err := drill.Find(s, issue.Name, severity); err == nil {
				list = append(list, c)
			}
		}
	}
	return list
}

func caseName(c *drill.Case) string { return c.Path.Issue + " at " + c.Severity }

func (c *comparison) escalation(p *drill.Case) subject {
	return c.about("Escalation", p.Path.Issue, p.Path.Place).atSeverity(p.Severity)
}

func (c *comparison) paths() {
	both, gone, added := match(cases(c.old), cases(c.new), caseName)
	for _, p := range gone {
		c.escalation(p).say(Worse, []string{"issue"}, "there is no path any more")
	}
	for _, p := range added {
		c.escalation(p).say(Better, []string{"issue"}, "the path is new")
	}
	for _, p := range both {
		c.path(p.old, p.new)
	}
}

func (c *comparison) path(old, new *drill.Case) {
	s := c.escalation(new)
	both, gone, added := match(targets(old.Path), targets(new.Path), func(t *target) string { return t.ref })
	for _, t := range gone {
		s.say(Worse, []string{"steps"}, "%s is not called any more (was after %s)", person(c.old, t.ref), t.after)
	}
	for _, t := range added {
		s.from(t.step.Place).say(Neutral, []string{"notify"}, "%s is called after %s", person(c.new, t.ref), t.after)
	}
	for _, p := range both {
		if p.old.after.Nominal() != p.new.after.Nominal() {
			s.from(p.new.step.Place).say(longer(p.old.after, p.new.after), []string{"notify"}, "%s reached after %s -> %s", person(c.new, p.new.ref), p.old.after, p.new.after)
		}
	}
	s.needed("if_nobody_answers", old.Path.IfNobodyAnswers, new.Path.IfNobodyAnswers)
}

// target is who a step notifies and when it is reached.
type target struct {
	ref   string
	after schema.Duration
	step  schema.Step
}

func targets(path *schema.EscalationPath) []target {
	var list []target
	for _, hop := range reach.Walk(*path) {
		for _, ref := range hop.Step.Notify {
			list = append(list, target{ref, hop.After, hop.Step})
		}
	}
	return list
}
