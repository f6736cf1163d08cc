// Package rotation works out who is on call, in exact instants, from a
// rotation's anchor, its changes of members and its overrides.
package rotation

import (
	"slices"
	"sort"
	"time"

	"github.com/launchbook/launchbook/schema"
)

// Shift is a stretch of time, [From, Until), in which nothing changes.
type Shift struct {
	From, Until time.Time
	// Primary and Secondary are contact ids; "" means nobody.
	Primary, Secondary string
	// PrimaryOverride and SecondaryOverride are set where an override decides.
	PrimaryOverride, SecondaryOverride *schema.Override
	// Off is set in declared off-hours in which no override puts somebody on call:
	// there is neither a primary nor a secondary, and that is no gap.
	Off bool

	offHours bool
}

// maxTurns bounds the work for a rotation with a short period.
const maxTurns = 20_000

// Shifts lists who is on call in [from, until), split where anything changes,
// in order and without holes. zone is the rotation's.
func Shifts(r *schema.OnCall, zone *time.Location, from, until time.Time) []Shift {
	if !from.Before(until) {
		return nil
	}
	turns := turns(r, zone, from, until)
	cuts := []time.Time{from, until}
	cut := func(t time.Time) {
		if t.After(from) && t.Before(until) {
			cuts = append(cuts, t)
		}
	}
	for _, t := range turns {
		cut(t.From)
		cut(t.Until)
	}
	for _, o := range r.Overrides {
		cut(o.From.In(zone))
		cut(o.Until.In(zone))
	}
	for _, t := range offHours(r, zone, from, until) {
		cut(t.From)
		cut(t.Until)
	}
	slices.SortFunc(cuts, time.Time.Compare)
	cuts = slices.CompactFunc(cuts, time.Time.Equal)
	shifts := make([]Shift, 0, len(cuts))
	for i := 0; i+1 < len(cuts); i++ {
		s := at(r, turns, zone, cuts[i])
		s.From, s.Until = cuts[i], cuts[i+1]
		if last := len(shifts) - 1; last >= 0 && same(shifts[last], s) {
			shifts[last].Until = s.Until
			continue
		}
		shifts = append(shifts, s)
	}
	return shifts
}

// At says who is on call at an instant.
func At(r *schema.OnCall, zone *time.Location, t time.Time) Shift {
	shifts := Shifts(r, zone, t, t.Add(time.Second))
	if len(shifts) == 0 {
		return Shift{}
	}
	return shifts[0]
}

// turn is one period of one anchor.
type turn struct {
	From, Until        time.Time
	primary, secondary string
}

func same(a, b Shift) bool {
	return a.Primary == b.Primary && a.Secondary == b.Secondary && a.PrimaryOverride == b.PrimaryOverride &&
		a.SecondaryOverride == b.SecondaryOverride && a.Off == b.Off && a.Off
}

func at(r *schema.OnCall, turns []turn, zone *time.Location, t time.Time) Shift {
	s := Shift{offHours: isOff(r, zone, t)}
	i := sort.Search(len(turns), func(i int) bool { return turns[i].Until.After(t) })
	if i < len(turns) && !t.Before(turns[i].From) && !s.offHours {
		s.Primary, s.Secondary = turns[i].primary, turns[i].secondary
	}
	for i := range r.Overrides {
		o := &r.Overrides[i]
		if t.Before(o.From.In(zone)) || !t.Before(o.Until.In(zone)) {
			continue
		}
		if o.Role == "primary" {
			s.Primary, s.PrimaryOverride = o.Who, o
		} else {
			s.Secondary, s.SecondaryOverride = o.Who, o
		}
	}
	s.Off = s.offHours && s.PrimaryOverride == nil && s.SecondaryOverride == nil
	return s
}

// anchor is a date from which turns are counted.
type anchor struct {
	from               time.Time
	day                schema.Date
	primary, secondary []string
}

// turns lists the periods that touch [from, until).
func turns(r *schema.OnCall, zone *time.Location, from, until time.Time) []turn {
	if r.Start.IsZero() {
		return nil
	}
	period := r.Period
	if period.Nominal() <= 0 {
		period = schema.Duration{Days: 7}
	}
	anchors := []anchor{{r.Handover.On(r.Start, zone), r.Start, r.Primary, r.Secondary}}
	for _, c := range r.Changes {
		next := anchors[len(anchors)-1]
		next.from, next.day = r.Handover.On(c.From, zone), c.From
		if c.Primary != nil {
			next.primary = c.Primary
		}
		if c.Secondary != nil {
			next.secondary = c.Secondary
		}
		anchors = append(anchors, next)
	}
	slices.SortStableFunc(anchors, func(a, b anchor) int { return a.from.Compare(b.from) })
	var list []turn
	for i, a := range anchors {
		end := until
		if !r.Until.IsZero() {
			end = earlier(end, r.Handover.On(r.Until, zone))
		}
		if i+1 < len(anchors) {
			end = earlier(end, anchors[i+1].from)
		}
		list = append(list, a.turns(period, from, end)...)
	}
	return list
}

func (a anchor) turns(period schema.Duration, from, end time.Time) []turn {
	var list []turn
	// Skip whole periods before from, with a margin for months and changes of
	// the clocks, which the nominal length leaves out.
	skip := 0
	if ahead := from.Sub(a.from); ahead > 0 {
		skip = max(0, int(ahead/period.Nominal())-2-int(ahead/(700*time.Hour))/10)
	}
	for n := skip; n < skip+maxTurns; n++ {
		start := a.after(period, n)
		if !start.Before(end) {
			break
		}
		stop := earlier(a.after(period, n+1), end)
		if stop.After(from) {
			list = append(list, turn{start, stop, pick(a.primary, n), pick(a.secondary, n)})
		}
	}
	return list
}

// after is the start of the n-th period. It is counted from the anchor each
// time, so that short months do not shift the days after them.
func (a anchor) after(period schema.Duration, n int) time.Time {
	return period.Times(n).After(a.from)
}

func pick(members []string, n int) string {
	if len(members) == 0 {
		return ""
	}
	return members[n%len(members)]
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
