package rotation

import (
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
)

// Stretch is a stretch of time, [From, Until), in which something is wrong.
type Stretch struct {
	From, Until time.Time
	// Role is "primary" or "secondary".
	Role string
	// Who is the contact concerned, if there is one.
	Who string
	// Override is the override that causes it, if one does.
	Override *schema.Override
}

// Gaps lists the stretches in which a role has nobody, other than in declared
// off-hours, as long as possible each.
func Gaps(shifts []Shift) []Stretch {
	var list []Stretch
	for _, role := range []string{"primary", "secondary"} {
		list = append(list, stretches(shifts, func(s Shift) (Stretch, bool) {
			who := s.Primary
			if role == "secondary" {
				who = s.Secondary
			}
			return Stretch{Role: role}, who == "" && !s.offHours
		})...)
	}
	return list
}

// Clashes lists the stretches in which one person is primary and secondary.
func Clashes(shifts []Shift) []Stretch {
	return stretches(shifts, func(s Shift) (Stretch, bool) {
		cause := s.PrimaryOverride
		if cause == nil {
			cause = s.SecondaryOverride
		}
		return Stretch{Who: s.Primary, Override: cause}, s.Primary != "" && s.Primary == s.Secondary
	})
}

// stretches joins neighbouring shifts that a test says the same of.
func stretches(shifts []Shift, test func(Shift) (Stretch, bool)) []Stretch {
	var list []Stretch
	for _, s := range shifts {
		found, ok := test(s)
		if !ok {
			continue
		}
		found.From, found.Until = s.From, s.Until
		if last := len(list) - 1; last >= 0 && list[last].Until.Equal(found.From) && list[last].Role == found.Role &&
			list[last].Who == found.Who && list[last].Override == found.Override {
			list[last].Until = found.Until
			continue
		}
		list = append(list, found)
	}
	return list
}

func isOff(r *schema.OnCall, zone *time.Location, t time.Time) bool {
	return len(r.OffHours) > 0 && reach.InHours(r.OffHours, t, zone)
}

// offHours lists the declared off-hours that touch [from, until).
func offHours(r *schema.OnCall, zone *time.Location, from, until time.Time) []turn {
	var list []turn
	if len(r.OffHours) == 0 {
		return nil
	}
	for day := schema.DateOf(from.In(zone)).AddDays(-1); day.In(zone).Before(until); day = day.AddDays(1) {
		for _, h := range r.OffHours {
			start, stop := h.From.On(day, zone), h.Until.On(day, zone)
			if !stop.After(start) {
				stop = h.Until.On(day.AddDays(1), zone)
			}
			list = append(list, turn{From: start, Until: stop})
		}
	}
	return list
}
