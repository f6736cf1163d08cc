package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

var contactChannel = lint.Rule{
	ID:      "contact-channel",
	Summary: "Every contact has a channel.",
	Level:   source.Error,
	Why:     "A name without a number is of no use at night.",
	Fix:     "Add `channels` with a phone, email, chat or pager.",
	Check: func(p *lint.Pass) {
		eachContact(p.Site, func(c *schema.Contact) {
			if len(reach.Channels(c)) == 0 {
				p.Report(c.Place, c.Place.Span("id"), fmt.Sprintf("the contact `%s` has no channel", c.ID), "add `channels:` with a phone, email, chat or pager")
			}
		})
	},
}
