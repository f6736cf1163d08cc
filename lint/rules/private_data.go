package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var privateData = lint.Rule{
	ID:      "private-data",
	Summary: "A document for an audience that is shown no phone numbers or email addresses has none in its text.",
	Level:   source.Warning,
	Why:     "The portal of the audience has \"(number not shown)\" in the middle of the sentence; a number without its country code is not recognised, and is published.",
	Fix:     "Name the contact instead of the number, put the sentence between `<!-- audience: … -->` and `<!-- /audience -->`, or set `show_phones` or `show_emails`.",
	Check: func(p *lint.Pass) {
		if len(p.Site.Config.Audiences) == 0 {
			return
		}
		for _, d := range p.Site.Documents {
			for _, found := range audience.PrivateIn(p.Site, d) {
				reportPrivate(p, tree.Place{File: d.File}, found)
			}
		}
	},
}

func reportPrivate(p *lint.Pass, at tree.Place, found audience.Private) {
	what, mark, setting := "an email address", "(address not shown)", "show_emails"
	if found.Phone {
		what, mark, setting = "a phone number", "(number not shown)", "show_phones"
	}
	help := fmt.Sprintf("name the contact instead, or set `%s` for the audience", setting)
	if found.Replaced {
		p.Report(at, found.Span, fmt.Sprintf("%s: the audience `%s` reads %q here", what, found.Audience.ID, mark), help)
		return
	}
	p.Report(at, found.Span, fmt.Sprintf("%s without its country code is published to the audience `%s`, which is shown none", what, found.Audience.ID), help)
}
