package site

import (
	"time"

	"github.com/launchbook/launchbook/schema"
)

// CalendarSpan is the time that the calendars of a rotation show: from a week before
// now on, or from the rotation's start if that is later or now is zero, over the
// policy's horizon and four weeks beyond the last launch.
func (s *Site) CalendarSpan(r *schema.OnCall, now time.Time) (from, until time.Time) {
	zone := s.ZoneOf(r.TimeZone)
	from = r.Handover.On(r.Start, zone)
	base := from
	if !now.IsZero() {
		base = now
		if week := now.AddDate(0, 0, -7); week.After(from) {
			from = week
		}
	}
	until = s.Config.Policy.Horizon.After(base)
	if last := s.lastLaunch(zone); !last.IsZero() {
		if after := last.AddDate(0, 0, 28); after.After(until) {
			until = after
		}
	}
	return from, until
}

// lastLaunch is the last launch of all, by the clock of a zone; zero for none.
func (s *Site) lastLaunch(zone *time.Location) (last time.Time) {
	if known, ok := s.index.launched.Load(zone); ok {
		return known.(time.Time)
	}
	for _, l := range All[*schema.Launch](s) {
		if at := l.Data.LaunchAt.In(zone); !l.Data.LaunchAt.IsZero() && at.After(last) {
			last = at
		}
	}
	s.index.launched.Store(zone, last)
	return last
}
