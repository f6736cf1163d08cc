package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var contactSubstitute = lint.Rule{
	ID:      "contact-substitute",
	Summary: "Nobody is their own substitute, and absences are in order.",
	Level:   source.Error,
	Why:     "Whoever is away cannot stand in for themselves.",
	Fix:     "Name somebody else.",
	Check: func(p *lint.Pass) {
		eachContact(p.Site, func(c *schema.Contact) {
			if c.Substitute != "" && c.Substitute == c.ID {
				p.Report(c.Place.Child("substitute"), c.Place.Span("substitute"), fmt.Sprintf("`%s` is their own substitute", c.ID), "name somebody else")
			}
			for _, a := range c.Absences {
				switch {
				case !a.From.IsZero() && !a.Until.IsZero() && a.From.Compare(a.Until) > 0:
					p.Report(a.Place.Child("until"), a.Place.Span("until"), fmt.Sprintf("`until` %s is before `from` %s", a.Until, a.From), "")
				case a.Substitute != "" && a.Substitute == c.ID:
					p.Report(a.Place.Child("substitute"), a.Place.Span("substitute"), fmt.Sprintf("`%s` is their own substitute while away", c.ID), "name somebody else")
				}
			}
		})
	},
}
