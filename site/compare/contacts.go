package compare

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
)

func (c *comparison) contacts() {
	both, gone, added := match(contacts(c.old), contacts(c.new), func(p **schema.Contact) string { return (*p).ID })
	for _, p := range gone {
		contact := *p
		c.about("Contacts", person(c.old, contact.ID), contact.Place).say(Worse, []string{"id"}, "the contact is gone")
	}
	for _, p := range added {
		contact := *p
		c.about("Contacts", person(c.new, contact.ID), contact.Place).say(Neutral, []string{"id"}, "the contact is new")
	}
	for _, p := range both {
		c.contact(*p.old, *p.new)
	}
}

func contacts(s *site.Site) []*schema.Contact {
	var list []*schema.Contact
	for _, doc := range site.All[*schema.Contacts](s) {
		for i := range doc.Data.Contacts {
			list = append(list, &doc.Data.Contacts[i])
		}
	}
	return list
}

func (c *comparison) contact(old, new *schema.Contact) {
	s := c.about("Contacts", person(c.new, new.ID), new.Place)
	s.text(Neutral, "name", old.Name, new.Name)
	s.text(Neutral, "role", old.Role, new.Role)
	before, after := reach.Channels(old), reach.Channels(new)
	for _, kind := range before {
		if !slices.Contains(after, kind) {
			s.say(Worse, []string{"channels"}, "has no %s any more", kind)
		}
	}
	for _, kind := range after {
		if !slices.Contains(before, kind) {
			s.say(Better, []string{"channels"}, "has a %s", kind)
		}
	}
	if old.Channels.Phone != "" && new.Channels.Phone != "" && old.Channels.Phone.E164() != new.Channels.Phone.E164() {
		// The number itself is left out: reports are shown to more people.
		s.say(Neutral, []string{"channels"}, "has another phone number")
	}
	s.text(hoursEffect(old.Hours, new.Hours), "hours", hours(old.Hours), hours(new.Hours))
	s.needed("substitute", person(c.old, old.Substitute), person(c.new, new.Substitute))
	_, _, absences := match(old.Absences, new.Absences, func(a *schema.Absence) string { return a.From.String() + a.Until.String() })
	for _, a := range absences {
		s.say(Neutral, []string{"absences"}, "is away from %s to %s", a.From, a.Until)
	}
	if old.Executive && !new.Executive {
		s.say(Worse, []string{"id"}, "is no executive any more")
	}
}

func hoursEffect(old, new []schema.Hours) Effect {
	switch {
	case len(old) == 0:
		return Worse
	case len(new) == 0:
		return Better
	}
	return Neutral
}

// hours writes weekly hours, "always" for none.
func hours(list []schema.Hours) string {
	if len(list) == 0 {
		return "always"
	}
	var parts []string
	for _, h := range list {
		var days []string
		for _, d := range h.Days {
			days = append(days, d.String())
		}
		text := h.From.String() + " to " + h.Until.String()
		if len(days) > 0 {
			text = strings.Join(days, " ") + " " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}
