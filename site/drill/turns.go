package drill

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/site/rotation"
)

// Call is a target that is turned to some time after a start.
type Call struct {
	Target string
	After  schema.Duration
}

// Turn is a stretch of starts, [From, Until), in which every call of some comes
// to the same contact.
type Turn struct {
	Span
	// Who are contact ids, one a call and in their order; "" is nobody.
	Who []string
}

// Turns says whom calls come to that start in a window, by the turns of the
// rotations alone: hours, absences and substitutes do not count.
func Turns(s *site.Site, calls []Call, window Span) []Turn {
	starts := []time.Time{window.From}
	for _, c := range calls {
		starts = append(starts, handovers(s, c, window)...)
	}
	slices.SortFunc(starts, time.Time.Compare)
	starts = slices.CompactFunc(starts, time.Time.Equal)
	var list []Turn
	for i, from := range starts {
		next := Turn{Span{from, window.Until}, make([]string, len(calls))}
		if i+1 < len(starts) {
			next.Until = starts[i+1]
		}
		for n, c := range calls {
			next.Who[n], _ = holder(s, c.Target, c.After.After(from))
		}
		if last := len(list) - 1; last >= 0 && slices.Equal(list[last].Who, next.Who) {
			list[last].Until = next.Until
			continue
		}
		list = append(list, next)
	}
	return list
}

// handovers are the starts in a window at which a call comes to somebody else.
func handovers(s *site.Site, c Call, window Span) []time.Time {
	target, _ := reach.ParseTarget(c.Target)
	r, _, ok := s.OnCall(target.OnCall)
	if !ok {
		return nil
	}
	var list []time.Time
	for _, shift := range rotation.Shifts(r, s.ZoneOf(r.TimeZone), c.After.After(window.From), c.After.After(window.Until)) {
		if at := before(shift.From, c.After); at.After(window.From) && at.Before(window.Until) {
			list = append(list, at.In(window.From.Location()))
		}
	}
	return list
}
