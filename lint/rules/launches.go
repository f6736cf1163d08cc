package rules

import (
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/source"
)

// byStatus is how much a gap in a launch matters: drafts may have gaps, a
// launch that is planned may not, and one that is over or off needs nothing.
func byStatus(l *schema.Launch) source.Level {
	switch l.Status {
	case schema.StatusPlanned, schema.StatusReady, schema.StatusLaunched:
		return source.Error
	case schema.StatusDraft, "":
		return source.Warning
	}
	return source.Info
}

// toCome tells whether a launch is planned and still to come: its plan may have no gap.
func toCome(l *schema.Launch) bool {
	return byStatus(l) == source.Error && l.Status != schema.StatusLaunched
}

// launchZone is the zone of a launch's local times.
func launchZone(s *site.Site, l *schema.Launch) *time.Location { return s.ZoneOf(l.TimeZone) }

// launchHere leads from a finding to the launch that it is about.
func launchHere(l *schema.Launch) source.Related {
	return source.Related{File: l.Place.File, Span: l.Place.Key("launch_at"), Message: "the launch is here"}
}

// eachWindow visits the launches that have to be answered for, with the time
// over which they have to. What is over cannot be changed any more.
func eachWindow(p *lint.Pass, visit func(*schema.Launch, drill.Span)) {
	for _, l := range site.All[*schema.Launch](p.Site) {
		if window, ok := drill.LaunchWindow(p.Site, l.Data); ok && byStatus(l.Data) != source.Info && window.Until.After(p.Now) {
			visit(l.Data, window)
		}
	}
}

// eachWindowPath visits the escalation paths that those launches rely on.
func eachWindowPath(p *lint.Pass, visit func(*schema.Launch, drill.Span, drill.Case)) {
	eachWindow(p, func(l *schema.Launch, window drill.Span) {
		for _, id := range l.Uses.Escalation {
			d, ok := p.Site.Document("escalation", id)
			if !ok {
				continue
			}
			paths := d.Data.(*schema.Escalation).Paths
			for i := range paths {
				visit(l, window, drill.Case{Path: &paths[i], Doc: d})
			}
		}
	})
}
