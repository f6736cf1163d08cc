package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var contactVerified = lint.Rule{
	ID:      "contact-verified",
	Summary: "Channels were verified within the time that policy sets.",
	Level:   source.Warning,
	Why:     "Numbers change; one that nobody has tried since is a guess. GitLab was told of failed backups by emails that the receiver refused, and did not know (GitLab, 2017: https://about.gitlab.com/blog/2017/02/10/postmortem-of-database-outage-of-january-31/)",
	Fix:     "Try the channels and set `verified_at`.",
	Check: func(p *lint.Pass) {
		every := p.Site.Config.Policy.VerifyContactsEvery
		if every.IsZero() {
			return
		}
		eachContact(p.Site, func(c *schema.Contact) {
			if c.VerifiedAt.IsZero() {
				p.Report(c.Place, c.Place.Span("id"), fmt.Sprintf("the channels of `%s` were never verified; policy asks for it every %s", c.ID, every), "try them and set `verified_at:`")
			} else if due := every.After(c.VerifiedAt.In(p.Site.Zone)); p.Now.After(due) {
				p.Report(c.Place.Child("verified_at"), c.Place.Span("verified_at"), fmt.Sprintf("the channels of `%s` were last verified on %s; policy asks for it every %s", c.ID, c.VerifiedAt, every), "try them and set `verified_at:` to the day")
			}
		})
	},
}
