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
		s := c.about("Contacts", person(c.old, contact.ID), contact.Place)
		s.say(Worse, []string{"id"}, "the contact is gone")
		c.oldContact(s, contact, nil)
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
	// Numbers and addresses are left out: reports are shown to more people.
	for _, channel := range []struct{ name, before, after string }{
		{"phone number", old.Channels.Phone.E164(), new.Channels.Phone.E164()},
		{"email address", old.Channels.Email, new.Channels.Email},
		{"chat", old.Channels.Chat, new.Channels.Chat},
		{"pager", old.Channels.Pager, new.Channels.Pager},
	} {
		if channel.before != "" && channel.after != "" && channel.before != channel.after {
			s.say(Neutral, []string{"channels"}, "has another %s", channel.name)
		}
	}
	c.oldContact(s, old, new)
	s.text(hoursEffect(old.Hours, new.Hours), "hours", hours(old.Hours), hours(new.Hours))
	if len(old.Hours) > 0 && len(new.Hours) > 0 {
		s.text(Neutral, "time_zone", c.old.ZoneOf(old.TimeZone).String(), c.new.ZoneOf(new.TimeZone).String())
	}
	s.needed("substitute", person(c.old, old.Substitute), person(c.new, new.Substitute))
	s.absences(old.Absences, new.Absences)
	if old.Executive && !new.Executive {
		s.say(Worse, []string{"id"}, "is no executive any more")
	}
}

func (s subject) absences(old, new []schema.Absence) {
	days := func(a *schema.Absence) string { return "from " + a.From.String() + " to " + a.Until.String() }
	both, gone, added := match(old, new, days)
	for _, a := range gone {
		s.say(Neutral, []string{"absences"}, "is not away %s any more", days(a))
	}
	for _, a := range added {
		s.say(Neutral, []string{"absences"}, "is away %s", days(a))
	}
	for _, p := range both {
		if before, after := person(s.old, p.old.Substitute), person(s.new, p.new.Substitute); before != after {
			s.from(p.new.Place).needed("substitute", before, after)
		}
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
