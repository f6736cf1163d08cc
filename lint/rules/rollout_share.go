package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var rolloutShare = lint.Rule{
	ID:      "rollout-share",
	Summary: "Each stage of a rollout reaches more users than the one before, and none more than all of them.",
	Level:   source.Error,
	Why:     "A stage that is smaller than the one before is a way back that nobody planned, or a wrong number.",
	Fix:     "Correct `share`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if l.Data.Rollout == nil {
				continue
			}
			var last schema.Percent
			for _, stage := range l.Data.Rollout.Stages {
				share := stage.Share
				switch {
				case share.IsZero():
					continue
				case share.Value > 100:
					p.Report(stage.Place.Child("share"), stage.Place.Span("share"), fmt.Sprintf("the share of `%s`, %s, is more than all users", stage.Title, share), "write at most 100%")
					continue
				case !last.IsZero() && share.Value <= last.Value:
					p.Report(stage.Place.Child("share"), stage.Place.Span("share"), fmt.Sprintf("the share of `%s`, %s, is not above the %s of the stage before", stage.Title, share, last), "correct one of the two shares")
				}
				last = share
			}
			p.Prove("rollout stages", len(l.Data.Rollout.Stages))
		}
	},
}
