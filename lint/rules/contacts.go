package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

func eachContact(s *site.Site, visit func(*schema.Contact)) {
	for _, c := range site.All[*schema.Contacts](s) {
		for i := range c.Data.Contacts {
			visit(&c.Data.Contacts[i])
		}
	}
}

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

var contactUnused = lint.Rule{
	ID:      "contact-unused",
	Summary: "Every contact is named somewhere.",
	Level:   source.Info,
	Why:     "A contact that nothing leads to may have been forgotten, in a path or in the list.",
	Fix:     "Name the contact where it belongs, or remove it.",
	Check: func(p *lint.Pass) {
		used := map[string]bool{}
		for _, r := range references(p.Site) {
			if (r.kind == "contact" || r.kind == "target") && r.id != "" {
				if target, ok := reach.ParseTarget(r.id); ok && target.OnCall == "" && !p.Site.Resolves(r.id) {
					return // a misspelt name is reported already, and may have meant this one
				}
				used[r.id] = true
			}
		}
		eachContact(p.Site, func(c *schema.Contact) {
			if !used[c.ID] && c.ID != "" {
				p.Report(c.Place, c.Place.Span("id"), fmt.Sprintf("nothing names the contact `%s`", c.ID), "")
			}
		})
	},
}

var contactVerified = lint.Rule{
	ID:      "contact-verified",
	Summary: "Channels were verified within the time that policy sets.",
	Level:   source.Warning,
	Why:     "Numbers change; one that nobody has tried since is a guess.",
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

// people resolves a target to the contacts who may answer it: the contact, or
// everybody who takes turns in the role.
func people(s *site.Site, ref string) []*schema.Contact {
	target, ok := reach.ParseTarget(ref)
	if !ok {
		return nil
	}
	ids := []string{target.Contact}
	if target.OnCall != "" {
		ids = nil
		if r, _, found := s.OnCall(target.OnCall); found {
			ids = members(r, target.Role)
		}
	}
	var list []*schema.Contact
	for _, id := range ids {
		if c, _, ok := s.Contact(id); ok {
			list = append(list, c)
		}
	}
	return list
}

// members are the ids of everybody who takes turns in a role.
func members(r *schema.OnCall, role string) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(list ...string) {
		for _, id := range list {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	if role == "primary" {
		add(r.Primary...)
	} else {
		add(r.Secondary...)
	}
	for _, c := range r.Changes {
		if role == "primary" {
			add(c.Primary...)
		} else {
			add(c.Secondary...)
		}
	}
	for _, o := range r.Overrides {
		if o.Role == role {
			add(o.Who)
		}
	}
	return ids
}

func orList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}
