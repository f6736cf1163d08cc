package reach

import (
	"cmp"
	"time"

	"github.com/launchbook/launchbook/schema"
)

// Absent is the absence that covers an instant in the contact's zone, or nil.
func Absent(c *schema.Contact, at time.Time, zone *time.Location) *schema.Absence {
	day := schema.DateOf(at.In(zone))
	for i := range c.Absences {
		a := &c.Absences[i]
		if a.From.Compare(day) <= 0 && day.Compare(a.Until) <= 0 {
			return a
		}
	}
	return nil
}

// Substitute is the id of who stands in for a contact during an absence, or "".
func Substitute(c *schema.Contact, a schema.Absence) string {
	return cmp.Or(a.Substitute, c.Substitute)
}

// InHours tells whether an instant lies in the hours, which are weekly and in
// zone. No hours at all mean always.
func InHours(hours []schema.Hours, at time.Time, zone *time.Location) bool {
	if len(hours) == 0 {
		return true
	}
	local := at.In(zone)
	for _, h := range hours {
		for back := range 2 {
			day := schema.DateOf(local).AddDays(-back)
			if !onDay(h, day.Weekday()) {
				continue
			}
			from, until := h.From.On(day, zone), h.Until.On(day, zone)
			if !until.After(from) {
				until = h.Until.On(day.AddDays(1), zone)
			}
			if !at.Before(from) && at.Before(until) {
				return true
			}
		}
	}
	return false
}

func onDay(h schema.Hours, day time.Weekday) bool {
	for _, d := range h.Days {
		if time.Weekday(d) == day {
			return true
		}
	}
	return len(h.Days) == 0
}
