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

// related leads to the launch, where the time is one's.
func (w watch) related() []source.Related {
	if w.launch == nil {
		return nil
	}
	return []source.Related{launchHere(w.launch)}
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
	return append(list, launchWatches(p)...)
}

// launchWatches are the windows of launches, for the rotations they rely on.
func launchWatches(p *lint.Pass) []watch {
	var list []watch
	eachWindow(p, func(l *schema.Launch, window drill.Span) {
		for _, id := range l.Uses.OnCall {
			if r, _, ok := p.Site.OnCall(id); ok && !r.Start.IsZero() {
				list = append(list, watch{r, p.Site.ZoneOf(r.TimeZone), window.From, window.Until, l})
			}
		}
	})
	return list
}
