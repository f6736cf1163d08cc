package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var unknownItem = lint.Rule{
	ID:      "unknown-item",
	Summary: "A launch says where each item of an included checklist stands once, and of no other item.",
	Level:   source.Error,
	Why:     "What a launch says of an item that nobody has is shown nowhere, and the item that was meant stays open.",
	Fix:     "Correct the id, or take the state out.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			for _, g := range l.Data.Checklist {
				if len(g.States) > 0 {
					checkStates(p, g)
				}
			}
		}
	},
}

func checkStates(p *lint.Pass, g schema.ChecklistGroup) {
	included, d := p.Site.Included(g)
	switch {
	case g.Include == "" && !unread(g.Place, "include", true):
		p.Report(g.Place, g.Place.Key("states"), "`states` are those of an included checklist, and none is included here", "add `include:`, or write `status` beside each of the `items`")
		return
	case d == nil:
		return
	}
	known := map[string]bool{}
	ids := make([]string, len(included))
	for i, item := range included {
		ids[i] = site.ItemID(item)
		known[ids[i]] = true
	}
	first := map[string]schema.ItemState{}
	for _, state := range g.States {
		if state.Item == "" {
			continue
		}
		at := state.Place.Child("item")
		if before, twice := first[state.Item]; twice {
			p.Report(at, at.Node.Span, fmt.Sprintf("`%s` has a state already", state.Item), "keep one of the two",
				source.Related{File: at.File, Span: before.Place.Span("item"), Message: "the first one, which counts"})
			continue
		}
		first[state.Item] = state
		if !known[state.Item] {
			reportUnknown(p, at, at.Node.Span, state.Item, fmt.Sprintf("an item of the checklist `%s`", g.Include), func() []string { return ids }, "write the `id` of one of its items")
		}
	}
}
