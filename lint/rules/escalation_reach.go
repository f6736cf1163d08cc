package rules

import (
	"fmt"
	"slices"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

var escalationReach = lint.Rule{
	ID:      "escalation-reach",
	Summary: "Everybody on a path has a channel that the severity asks for.",
	Level:   source.Error,
	Why:     "An email does not wake anybody up. At Knight Capital, 97 of them spoke of the error before the market opened, and nobody was there to act on them; it cost 460 million dollars (SEC, 2013: https://www.sec.gov/litigation/admin/2013/34-70694.pdf)",
	Fix:     "Add the channel to the contact.",
	Check: func(p *lint.Pass) {
		said := map[string]bool{}
		hops := 0
		eachPath(p.Site, func(path *schema.EscalationPath) {
			for _, step := range path.Steps {
				for _, ref := range step.Notify {
					hops++
					checkReach(p, said, path, ref)
				}
			}
		})
		p.Prove("hops", hops)
	},
}

func checkReach(p *lint.Pass, said map[string]bool, path *schema.EscalationPath, ref string) {
	for _, c := range people(p.Site, ref) {
		for _, id := range severitiesOf(p.Site, path.Severities, path.Place) {
			want := p.Site.SeverityPolicy(id).Reach
			has := reach.Channels(c)
			fits := slices.ContainsFunc(want, func(channel string) bool { return slices.Contains(has, channel) })
			if len(want) == 0 || len(has) == 0 || fits || said[c.ID] {
				continue
			}
			said[c.ID] = true
			at := c.Place.Child("channels")
			p.Report(at, c.Place.Key("channels"), fmt.Sprintf("`%s` is notified for `%s` at %s, but has no %s", c.ID, path.Issue, id, orList(want)), "add the channel, or notify somebody else",
				source.Related{File: path.Place.File, Span: path.Place.Span("issue"), Message: "the path is here"})
		}
	}
}
