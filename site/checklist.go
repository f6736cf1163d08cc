package site

import (
	"slices"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
)

// Included are the items of the checklist that a group of a launch includes, as they
// stand for that launch, and the checklist's document. It is nil where there is none.
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

// Stated are those of the included items of which the launch says something itself.
func (s *Site) Stated(g schema.ChecklistGroup) []schema.ChecklistItem {
	d, ok := s.Document("checklist", g.Include)
	if !ok || len(g.States) == 0 {
		return nil
	}
	states := statesOf(g)
	var stated []schema.ChecklistItem
	for _, item := range d.Data.(*schema.Checklist).Items {
		if state, ok := states[ItemID(item)]; ok {
			stated = append(stated, item.In(state))
		}
	}
	return stated
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
	if item.ID != "" {
		return item.ID
	}
	return markdown.Slug(item.Title)
}
