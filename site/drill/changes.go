package drill

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/site/rotation"
)

// changes lists the instants of a span at which who answers for a path may
// change: shifts, hours and absences, of everybody who may be asked.
func changes(s *site.Site, c Case, span Span) []time.Time {
	var list []time.Time
	var people []string
	for _, step := range c.Path.Steps {
		for _, ref := range step.Notify {
			target, _ := reach.ParseTarget(ref)
			people = append(people, target.Contact)
			r, _, ok := s.OnCall(target.OnCall)
			if !ok {
				continue
			}
			for _, shift := range rotation.Shifts(r, s.ZoneOf(r.TimeZone), span.From, span.Until) {
				list = append(list, shift.From)
				people = append(people, shift.Primary, shift.Secondary)
			}
		}
	}
	for _, contact := range withSubstitutes(s, people) {
		list = append(list, contactChanges(contact, s.ZoneOf(contact.TimeZone), span)...)
	}
	return list
}

// withSubstitutes are the contacts of the ids and all who may stand in for them.
func withSubstitutes(s *site.Site, ids []string) []*schema.Contact {
	var list []*schema.Contact
	for i := 0; i < len(ids); i++ {
		c, _, ok := s.Contact(ids[i])
		if !ok || slices.Contains(list, c) {
			continue
		}
		list = append(list, c)
		ids = append(ids, c.Substitute)
		for _, absence := range c.Absences {
			ids = append(ids, absence.Substitute)
		}
	}
	return list
}

func contactChanges(c *schema.Contact, zone *time.Location, span Span) []time.Time {
	var list []time.Time
	for _, a := range c.Absences {
		list = append(list, a.From.In(zone), a.Until.AddDays(1).In(zone))
	}
	if len(c.Hours) == 0 {
		return list
	}
	last := schema.DateOf(span.Until.In(zone))
	for day := schema.DateOf(span.From.In(zone)); day.Compare(last) <= 0; day = day.AddDays(1) {
		for _, h := range c.Hours {
			list = append(list, h.From.On(day, zone), h.Until.On(day, zone))
		}
	}
	return list
}
