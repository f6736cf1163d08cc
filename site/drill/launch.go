package drill

import (
	"fmt"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/nearest"
)

// Span is a stretch of time, [From, Until).
type Span struct{ From, Until time.Time }

// LaunchWindow is the time over which a launch has to be answered for: from two
// hours before T-0, or the first step of its timeline, until a day after it, or
// the end of the last step. ok is false for a launch without a time.
func LaunchWindow(s *site.Site, l *schema.Launch) (window Span, ok bool) {
	if l.LaunchAt.IsZero() {
		return Span{}, false
	}
	t0 := l.LaunchAt.In(s.ZoneOf(l.TimeZone))
	w := Span{t0.Add(-2 * time.Hour), t0.Add(24 * time.Hour)}
	for _, step := range l.Timeline {
		if step.At.IsZero() {
			continue
		}
		at := step.At.From(t0)
		if at.Before(w.From) {
			w.From = at
		}
		if end := step.Duration.After(at); end.After(w.Until) {
			w.Until = end
		}
	}
	return w, true
}

// FindLaunch is the launch of an id. The error names what there is instead.
func FindLaunch(s *site.Site, id string) (*schema.Launch, error) {
	if d, ok := s.Document("launch", id); ok {
		l := d.Data.(*schema.Launch)
		if l.LaunchAt.IsZero() {
			return nil, fmt.Errorf("the launch %q has no `launch_at`, so there is no T-0 to count from", id)
		}
		return l, nil
	}
	ids := s.DocumentIDs("launch")
	if near := nearest.Of(id, ids); near != "" {
		return nil, fmt.Errorf("there is no launch %q, did you mean %q?", id, near)
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("there is no launch %q: no document of type launch has one", id)
	}
	return nil, fmt.Errorf("there is no launch %q; there is %s", id, strings.Join(ids, ", "))
}

// NextLaunch is the launch whose window holds an instant, or else the first one
// after it; nil without any. Launches that are off do not count.
func NextLaunch(s *site.Site, at time.Time) *schema.Launch {
	var next *schema.Launch
	var starts time.Time
	for _, l := range site.All[*schema.Launch](s) {
		if l.Data.Status == schema.StatusCancelled || l.Data.Status == schema.StatusPostponed {
			continue
		}
		w, ok := LaunchWindow(s, l.Data)
		if ok && w.Until.After(at) && (next == nil || w.From.Before(starts)) {
			next, starts = l.Data, w.From
		}
	}
	return next
}

// At is the instant that text names: a time, where a local one is in the zone
// of the launch or the site, or an offset from the launch such as T+14h. With a
// launch, no text is its T-0. launch may be nil.
func At(s *site.Site, launch *schema.Launch, text string) (time.Time, error) {
	zone := s.Zone
	if launch != nil {
		zone = s.ZoneOf(launch.TimeZone)
		t0 := launch.LaunchAt.In(zone)
		if text == "" {
			return t0, nil
		}
		if offset, err := schema.ParseOffset(text); err == nil {
			return offset.From(t0), nil
		}
	} else if _, err := schema.ParseOffset(text); err == nil {
		return time.Time{}, fmt.Errorf("%q is counted from a launch; say which one", text)
	}
	var at schema.Time
	if err := at.UnmarshalText([]byte(text)); err != nil {
		return time.Time{}, err
	}
	return at.In(zone), nil
}
