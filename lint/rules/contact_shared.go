package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var contactShared = lint.Rule{
	ID:      "contact-shared",
	Summary: "No two people have one phone number or pager.",
	Level:   source.Warning,
	Why:     "Escalating from one to the other rings the same phone again.",
	Fix:     "Correct the number; that of a team belongs to one contact for the team.",
	Check: func(p *lint.Pass) {
		seen := map[string]*schema.Contact{}
		eachContact(p.Site, func(c *schema.Contact) {
			for _, channel := range []struct{ kind, value string }{{"phone", c.Channels.Phone.E164()}, {"pager", c.Channels.Pager}} {
				if channel.value == "" {
					continue
				}
				key := channel.kind + " " + channel.value
				if first, ok := seen[key]; ok && first.ID != c.ID {
					at := c.Channels.Place
					p.Report(at.Child(channel.kind), at.Span(channel.kind), fmt.Sprintf("`%s` and `%s` have the same %s", first.ID, c.ID, channel.kind), correctOne,
						source.Related{File: first.Place.File, Span: first.Channels.Place.Span(channel.kind), Message: "the first one is here"})
					continue
				}
				seen[key] = c
			}
		})
	},
}
