package compare

import (
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// choice is one scenario at one severity.
type choice struct {
	*schema.Decision
	severity string
}

func (c choice) name() string { return c.Scenario + " at " + c.severity }

func choices(s *site.Site) []choice {
	var list []choice
	for _, matrix := range site.All[*schema.Decisions](s) {
		for i := range matrix.Data.Decisions {
			d := &matrix.Data.Decisions[i]
			for _, level := range s.SeverityLevels() {
				if s.Covers(d.Severities, string(level.ID)) {
					list = append(list, choice{d, string(level.ID)})
				}
			}
		}
	}
	return list
}

func (c *comparison) choice(d *choice) subject {
	return c.about("Decisions", d.Scenario, d.Place).atSeverity(d.severity)
}

func (c *comparison) decisions() {
	both, gone, added := match(choices(c.old), choices(c.new), func(d *choice) string { return strings.ToLower(d.name()) })
	for _, d := range gone {
		c.choice(d).say(Worse, []string{"scenario"}, "nobody is named to decide any more")
	}
	for _, d := range added {
		c.choice(d).say(Better, []string{"scenario"}, "is new: %s decides", person(c.new, d.Decider))
	}
	for _, p := range both {
		s := c.choice(p.new)
		s.needed("decider", person(c.old, p.old.Decider), person(c.new, p.new.Decider))
		s.needed("deputy", person(c.old, p.old.Deputy), person(c.new, p.new.Deputy))
		s.deadline("within", p.old.Within, p.new.Within)
		s.needed("if_nobody_decides", p.old.IfNobodyDecides, p.new.IfNobodyDecides)
		s.text(Neutral, "limits", p.old.Limits, p.new.Limits)
		s.text(Neutral, "consulted", people(c.old, p.old.Consulted), people(c.new, p.new.Consulted))
		s.text(Neutral, "informed", people(c.old, p.old.Informed), people(c.new, p.new.Informed))
	}
}
