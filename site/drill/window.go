package drill

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// Stretch is a stretch of time, [From, Until), in which a drill that starts at
// any instant has the same answer.
type Stretch struct {
	Span
	// Reached is false when no step gets through to anybody.
	Reached bool
	// After is how long it takes until the first person is paged; Who that is.
	After schema.Duration
	Who   *schema.Contact
	// Empty are the numbers of the steps that get through to nobody.
	Empty []int
}

// Over runs a case from every instant of a window, and joins the instants of
// one answer. The answers can change only where a shift, somebody's hours or an
// absence begins or ends, so that it is enough to look there.
func Over(s *site.Site, c Case, window Span) []Stretch {
	var list []Stretch
	starts := starts(s, c, window)
	for i, from := range starts {
		until := window.Until
		if i+1 < len(starts) {
			until = starts[i+1]
		}
		next := stretch(Walk(s, c, from))
		next.Span = Span{from, until}
		if last := len(list) - 1; last >= 0 && list[last].same(next) {
			list[last].Until = until
			continue
		}
		list = append(list, next)
	}
	return list
}

func stretch(hops []Hop) Stretch {
	var t Stretch
	if h, a, ok := first(hops); ok {
		t.Reached, t.After, t.Who = true, h.After, a.Contact
	}
	for _, h := range hops {
		if !h.Reached() {
			t.Empty = append(t.Empty, h.Number)
		}
	}
	return t
}

func (t Stretch) same(o Stretch) bool {
	return t.Reached == o.Reached && t.After == o.After && t.Who == o.Who && slices.Equal(t.Empty, o.Empty)
}

// Worst is the first stretch in which it takes longest until somebody is paged;
// nobody at all is longest of all. ok is false for an empty window.
func Worst(list []Stretch) (worst Stretch, ok bool) {
	for _, t := range list {
		switch {
		case !ok, !t.Reached && worst.Reached, t.Reached && worst.Reached && t.After.Nominal() > worst.After.Nominal():
			worst, ok = t, true
		}
	}
	return worst, ok
}

// starts lists the instants of a window at which the answer may change.
func starts(s *site.Site, c Case, window Span) []time.Time {
	list := []time.Time{window.From}
	for _, hop := range Walk(s, c, window.From) {
		reached := Span{hop.At, hop.After.After(window.Until)}
		for _, change := range changes(s, c, reached) {
			at := before(change, hop.After)
			if at.After(window.From) && at.Before(window.Until) {
				list = append(list, at.In(window.From.Location()))
			}
		}
	}
	slices.SortFunc(list, time.Time.Compare)
	return slices.CompactFunc(list, time.Time.Equal)
}

// before is the instant from which a wait ends at an instant.
func before(at time.Time, wait schema.Duration) time.Time {
	return wait.Times(-1).After(at)
}
