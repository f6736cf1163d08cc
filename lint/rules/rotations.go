package rules

import (
	"fmt"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/rotation"
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

var rotationGap = lint.Rule{
	ID:      "rotation-gap",
	Summary: "No hour is without a primary and a secondary, in the horizon and in launch windows.",
	Level:   source.Error,
	Why:     "The hole is always on the launch weekend.",
	Fix:     "Extend the rotation, add an override, or declare off-hours.",
	Check: func(p *lint.Pass) {
		said := map[*schema.OnCall]bool{}
		hours := 0
		for _, w := range watches(p) {
			shifts := rotation.Shifts(w.rotation, w.zone, w.from, w.until)
			hours += int(w.until.Sub(w.from) / time.Hour)
			for _, gap := range rotation.Gaps(shifts) {
				if said[w.rotation] {
					break
				}
				said[w.rotation] = true
				r := w.rotation
				span, help := r.Place.Key("start"), "start earlier, or add an override"
				if !r.Until.IsZero() && !gap.From.Before(r.Handover.On(r.Until, w.zone)) {
					span, help = r.Place.Span("until"), "move `until`, or start the next rotation by then"
				}
				message := fmt.Sprintf("there is no %s from %s to %s", gap.Role, instant(gap.From.In(w.zone)), instant(gap.Until.In(w.zone)))
				if w.launch != nil {
					message += fmt.Sprintf(", in the window of the launch `%s`", w.launch.Title)
				}
				p.Report(r.Place, span, message, help)
			}
		}
		p.Prove("on-call hours", hours)
	},
}

var rotationClash = lint.Rule{
	ID:      "rotation-clash",
	Summary: "Primary and secondary are different people at every instant.",
	Level:   source.Error,
	Why:     "Whoever is both has nobody to fall back on.",
	Fix:     "Shift one of the two orders, or choose somebody else for the override.",
	Check: func(p *lint.Pass) {
		said := map[any]bool{}
		for _, w := range watches(p) {
			for _, clash := range rotation.Clashes(rotation.Shifts(w.rotation, w.zone, w.from, w.until)) {
				r := w.rotation
				var cause any = r
				at, span := r.Place.Child("secondary"), r.Place.Key("secondary")
				if clash.Override != nil {
					cause, at, span = clash.Override, clash.Override.Place, clash.Override.Place.Span("who")
				}
				if said[cause] {
					continue
				}
				said[cause] = true
				p.Report(at, span, fmt.Sprintf("`%s` is primary and secondary at once, from %s to %s", clash.Who, instant(clash.From.In(w.zone)), instant(clash.Until.In(w.zone))), "choose two different people")
			}
		}
	},
}

var rotationOverride = lint.Rule{
	ID:      "rotation-override",
	Summary: "Overrides end after they begin, and no two of a role overlap.",
	Level:   source.Error,
	Why:     "Of two overrides for one night, each thinks that the other one counts.",
	Fix:     "Cut one of the two.",
	Check: func(p *lint.Pass) {
		for _, r := range site.All[*schema.OnCall](p.Site) {
			zone := p.Site.ZoneOf(r.Data.TimeZone)
			for i, o := range r.Data.Overrides {
				if o.From.IsZero() || o.Until.IsZero() {
					continue
				}
				if !o.From.In(zone).Before(o.Until.In(zone)) {
					p.Report(o.Place.Child("until"), o.Place.Span("until"), fmt.Sprintf("`until` %s is not after `from` %s", o.Until, o.From), "")
					continue
				}
				for _, before := range r.Data.Overrides[:i] {
					if before.Role == o.Role && before.From.In(zone).Before(o.Until.In(zone)) && o.From.In(zone).Before(before.Until.In(zone)) {
						p.Report(o.Place.Child("from"), o.Place.Span("from"), fmt.Sprintf("this override of the %s overlaps another one, from %s to %s", o.Role, before.From, before.Until), "cut one of the two",
							source.Related{File: before.Place.File, Span: before.Place.Span("from"), Message: "the other one is here"})
						break
					}
				}
			}
		}
	},
}
