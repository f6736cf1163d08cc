package rules

import (
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
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

// launchZone is the zone of a launch's local times.
func launchZone(s *site.Site, l *schema.Launch) *time.Location { return s.ZoneOf(l.TimeZone) }
