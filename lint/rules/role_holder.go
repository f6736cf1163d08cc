package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var roleHolder = lint.Rule{
	ID:      "role-holder",
	Summary: "Every role of a planned launch has somebody, and nobody is their own deputy.",
	Level:   source.Warning,
	Why:     "A role that nobody has is work that nobody does; who deputises for themselves is no help when they are away.",
	Fix:     "Set `who` and `deputy` to two contacts or on-call roles.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			for _, r := range l.Data.Roles {
				if byStatus(l.Data) == source.Error && r.Who == "" && !r.Place.Has("who") {
					p.Report(r.Place, r.Place.Span("role"), fmt.Sprintf("nobody is `%s`", r.Role), "add `who:`")
				}
				checkOwnDeputy(p, r)
			}
		}
		for _, i := range site.All[*schema.Incident](p.Site) {
			for _, r := range i.Data.Roles {
				checkOwnDeputy(p, r)
			}
		}
	},
}

func checkOwnDeputy(p *lint.Pass, r schema.Role) {
	if r.Deputy != "" && r.Deputy == r.Who {
		p.Report(r.Place.Child("deputy"), r.Place.Span("deputy"), fmt.Sprintf("`%s` is `%s` and the deputy too", r.Who, r.Role), "name somebody else")
	}
}
