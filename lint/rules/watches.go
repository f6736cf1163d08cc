package rules

import (
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
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

// launchWatches are the windows of launches, for the rotations they rely on.
func launchWatches(s *site.Site) []watch {
	var list []watch
	for _, l := range site.All[*schema.Launch](s) {
		window, ok := drill.LaunchWindow(s, l.Data)
		if !ok || byStatus(l.Data) == source.Info {
			continue
		}
		for _, id := range l.Data.Uses.OnCall {
			if r, _, ok := s.OnCall(id); ok && !r.Start.IsZero() {
				list = append(list, watch{r, s.ZoneOf(r.TimeZone), window.From, window.Until, l.Data})
			}
		}
	}
	return list
}
