package site

import (
	"slices"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
)

// Included are the items of the checklist that a group of a launch includes, as they
// stand for that launch, and the checklist's document. It is nil where there is none. With
// states the list is a new one.
func (s *Site) Included(g schema.ChecklistGroup) ([]schema.ChecklistItem, *Document) {
	d, ok := s.Document("checklist", g.Include)
	if !ok {
		return nil, nil
	}
	items := d.Data.(*schema.Checklist).Items
	if len(g.States) == 0 {
		return items, d
	}
	states := statesOf(g)
	items = slices.Clone(items)
	for i, item := range items {
		if state, ok := states[ItemID(item)]; ok {
			items[i] = item.In(state)
		}
	}
	return items, d
}

// Items are those of a group itself, and those that it includes as they stand for its
// launch.
func (s *Site) Items(g schema.ChecklistGroup) []schema.ChecklistItem {
	included, _ := s.Included(g)
	return slices.Concat(g.Items, included)
}

// Stated are those of the included items of which the launch says something itself.
func (s *Site) Stated(g schema.ChecklistGroup) []schema.ChecklistItem {
	if len(g.States) == 0 {
		return nil
	}
	states := statesOf(g)
	included, _ := s.Included(g)
	return slices.DeleteFunc(included, func(item schema.ChecklistItem) bool { _, stated := states[ItemID(item)]; return !stated })
}

// statesOf are the states of a group by item; the first of two counts.
func statesOf(g schema.ChecklistGroup) map[string]schema.ItemState {
	states := make(map[string]schema.ItemState, len(g.States))
	for _, state := range slices.Backward(g.States) {
		states[state.Item] = state
	}
	return states
}

// ItemID is what others call a checklist item: its id, or its title as an anchor.
func ItemID(item schema.ChecklistItem) string {
	return AnchorID(item.ID, item.Title)
}

// AnchorID is the anchor of a thing: its id, or its title as an anchor.
func AnchorID(id, title string) string {
	if id != "" {
		return id
	}
	return markdown.Slug(title)
}
