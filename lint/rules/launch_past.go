package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var launchPast = lint.Rule{
	ID:      "launch-past",
	Summary: "No launch that is still to come lies in the past.",
	Level:   source.Warning,
	Why:     "The portal counts down to it, and nobody can tell whether it happened.",
	Fix:     "Set `status` to launched, done, postponed or cancelled, or move `launch_at`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if !isPast(p, l.Data) {
				continue
			}
			key, is := "status", string(l.Data.Status)
			if is == "" {
				key, is = "launch_at", "without a status"
			}
			at := l.Data.LaunchAt.In(launchZone(p.Site, l.Data))
			p.Report(l.Data.Place.Child(key), l.Data.Place.Span(key), fmt.Sprintf("`%s` is %s, but its launch was on %s", l.Data.Title, is, instant(at)), "set `status` to launched, done, postponed or cancelled, or move `launch_at`")
		}
	},
}

// isPast tells whether a launch that is still to come was to be a day ago or more.
func isPast(p *lint.Pass, l *schema.Launch) bool {
	switch l.Status {
	case "", schema.StatusDraft, schema.StatusPlanned, schema.StatusReady:
		return !l.LaunchAt.IsZero() && p.Now.After(l.LaunchAt.In(launchZone(p.Site, l)).AddDate(0, 0, 1))
	}
	return false
}
