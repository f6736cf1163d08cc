package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var sharedState = lint.Rule{
	ID:      "shared-state",
	Summary: "No item of a checklist is done for several launches at once.",
	Level:   source.Warning,
	Why:     "What one launch has ticked off is then ticked off for the next one too, before anybody has looked.",
	Fix:     "Write `states` into the launches, and leave the checklist's items open.",
	Check: func(p *lint.Pass) {
		including := map[*site.Document][]inclusion{}
		for _, l := range site.All[*schema.Launch](p.Site) {
			for _, g := range l.Data.Checklist {
				if d, ok := p.Site.Document("checklist", g.Include); ok {
					including[d] = append(including[d], newInclusion(l.Data, g))
				}
			}
		}
		for _, c := range site.All[*schema.Checklist](p.Site) {
			for _, item := range c.Data.Items {
				if item.Status != schema.ItemDone {
					continue
				}
				if launches := ticked(including[c.Doc], site.ItemID(item)); len(launches) > 1 {
					p.Report(item.Place.Child("status"), item.Place.Span("status"),
						fmt.Sprintf("`%s` is done for every launch that includes `%s`: %s", item.Title, c.Doc.ID, quoteFirst(launches)),
						fmt.Sprintf("say so in the launch where it is done, with `states: [{item: %s, status: done}]`", site.ItemID(item)))
				}
			}
		}
	},
}

// inclusion is a launch that includes a checklist, with the items of which it says
// itself how far they have come.
type inclusion struct {
	launch *schema.Launch
	own    map[string]bool
}

func newInclusion(l *schema.Launch, g schema.ChecklistGroup) inclusion {
	own := map[string]bool{}
	for _, state := range g.States {
		if state.Decides() {
			own[state.Item] = true
		}
	}
	return inclusion{l, own}
}

// ticked are the titles of the launches for which an item is done because the checklist
// says so; none where no launch of them is still to come.
func ticked(including []inclusion, id string) []string {
	var titles []string
	ahead := false
	for i, in := range including {
		twice := i > 0 && including[i-1].launch == in.launch
		if !in.own[id] && !twice {
			titles = append(titles, in.launch.Title)
			ahead = ahead || in.launch.Status.Ahead()
		}
	}
	if !ahead {
		return nil
	}
	return titles
}
