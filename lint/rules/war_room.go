package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var warRoom = lint.Rule{
	ID:      "war-room",
	Summary: "A planned launch has a war room, and there is a way into each.",
	Level:   source.Warning,
	Why:     "On launch day, and more so when something breaks, the first question is where everybody is.",
	Fix:     "Add `war_room` with a `video` call, a `phone` number to dial in by, or a `chat` channel.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if toCome(l.Data) && l.Data.WarRoom == nil && !l.Data.Place.Has("war_room") {
				p.Report(l.Data.Place, l.Data.Place.Span("title"), fmt.Sprintf("`%s` has no war room", l.Data.Title), "add `war_room:` with `video`, `phone` or `chat`: where those who work on the launch meet")
			}
		}
		eachRoom(p.Site, func(w *schema.WarRoom) { checkRoom(p, w) })
	},
}

func checkRoom(p *lint.Pass, w *schema.WarRoom) {
	switch {
	case w.PIN != "" && w.Phone == "" && !w.Place.Has("phone"):
		p.Report(w.Place.Child("pin"), w.Place.Span("pin"), "the war room has a `pin` and no number to dial first", "add `phone:`")
	case !w.Reachable() && !w.Place.Has("video") && !w.Place.Has("phone") && !w.Place.Has("chat"):
		p.Report(w.Place, w.Place.Span(), "there is no way into the war room", "add `video:`, `phone:` or `chat:`")
	}
}
