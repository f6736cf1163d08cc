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
			switch l.Data.Status {
			case "", schema.StatusDraft, schema.StatusPlanned, schema.StatusReady:
			default:
				continue
			}
			key, is := "status", string(l.Data.Status)
			if is == "" {
				key, is = "launch_at", "without a status"
			}
			at := l.Data.LaunchAt.In(launchZone(p.Site, l.Data))
			if !l.Data.LaunchAt.IsZero() && p.Now.After(at.AddDate(0, 0, 1)) {
				p.Report(l.Data.Place.Child(key), l.Data.Place.Span(key), fmt.Sprintf("`%s` is %s, but its launch was on %s", l.Data.Title, is, instant(at)), "set `status` to launched, done, postponed or cancelled, or move `launch_at`")
			}
		}
	},
}
