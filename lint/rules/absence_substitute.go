package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

var absenceSubstitute = lint.Rule{
	ID:      "absence-substitute",
	Summary: "Whoever stands in for somebody is not away at the same time.",
	Level:   source.Error,
	Why:     "Two who stand in for each other are a circle: on the days when both are away nobody answers.",
	Fix:     "Name another substitute for that absence.",
	Check: func(p *lint.Pass) {
		eachContact(p.Site, func(c *schema.Contact) {
			for _, a := range c.Absences {
				id := reach.Substitute(c, a)
				other, _, ok := p.Site.Contact(id)
				if !ok || id == c.ID || a.From.IsZero() || a.Until.IsZero() {
					continue
				}
				for _, b := range other.Absences {
					if b.From.IsZero() || b.Until.IsZero() || a.From.Compare(b.Until) > 0 || b.From.Compare(a.Until) > 0 {
						continue
					}
					p.Report(a.Place, a.Place.Span("from"), fmt.Sprintf("`%s` stands in for `%s` from %s to %s, but is away from %s to %s", id, c.ID, a.From, a.Until, b.From, b.Until),
						"name another `substitute` here", source.Related{File: b.Place.File, Span: b.Place.Span("from"), Message: "the other absence is here"})
					break
				}
			}
		})
	},
}
