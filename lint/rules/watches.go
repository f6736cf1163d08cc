package rules

import (
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// watch is a rotation with the time for which it is proved.
type watch struct {
	rotation    *schema.OnCall
	zone        *time.Location
	from, until time.Time
	launch      *schema.Launch // set where the time is a launch's
}

// watches are the policy's horizon for every rotation, stretched over the
// windows of the launches that rely on it.
func watches(p *lint.Pass) []watch {
	var list []watch
	for _, r := range site.All[*schema.OnCall](p.Site) {
		zone := p.Site.ZoneOf(r.Data.TimeZone)
		start := r.Data.Handover.On(r.Data.Start, zone)
		w := watch{rotation: r.Data, zone: zone, from: p.Now, until: p.Site.Config.Policy.Horizon.After(p.Now)}
		if start.After(w.from) {
			w.from, w.until = start, p.Site.Config.Policy.Horizon.After(start)
		}
		if !r.Data.Start.IsZero() {
			list = append(list, w)
		}
	}
	return append(list, launchWatches(p.Site)...)
}

// launchWatches are the windows of launches: from the first step of the day to
// the end of the last one, a day at least.
func launchWatches(s *site.Site) []watch {
	var list []watch
	for _, l := range site.All[*schema.Launch](s) {
		if l.Data.LaunchAt.IsZero() || byStatus(l.Data) == source.Info {
			continue
		}
		t0 := l.Data.LaunchAt.In(launchZone(s, l.Data))
		from, until := t0.Add(-2*time.Hour), t0.Add(24*time.Hour)
		for _, step := range l.Data.Timeline {
			if step.At.IsZero() {
				continue
			}
			if at := step.At.From(t0); at.Before(from) {
				from = at
			} else if end := step.Duration.After(at); end.After(until) {
				until = end
			}
		}
		for _, id := range l.Data.Uses.OnCall {
			if r, _, ok := s.OnCall(id); ok && !r.Start.IsZero() {
				list = append(list, watch{r, s.ZoneOf(r.TimeZone), from, until, l.Data})
			}
		}
	}
	return list
}
