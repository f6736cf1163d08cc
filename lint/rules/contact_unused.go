package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

var contactUnused = lint.Rule{
	ID:      "contact-unused",
	Summary: "Every contact is named somewhere.",
	Level:   source.Info,
	Why:     "A contact that nothing leads to may have been forgotten, in a path or in the list.",
	Fix:     "Name the contact where it belongs, or remove it.",
	Check: func(p *lint.Pass) {
		used := map[string]bool{}
		for r := range References(p.Site) {
			if (r.Kind == "contact" || r.Kind == "target") && r.ID != "" {
				if target, ok := reach.ParseTarget(r.ID); ok && target.OnCall == "" && !p.Site.Resolves(r.ID) {
					return // a misspelt name is reported already, and may have meant this one
				}
				used[r.ID] = true
			}
		}
		eachContact(p.Site, func(c *schema.Contact) {
			if !used[c.ID] && c.ID != "" {
				p.Report(c.Place, c.Place.Span("id"), fmt.Sprintf("nothing names the contact `%s`", c.ID), "")
			}
		})
	},
}
