package generator

import (
	"html/template"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

type itemView struct {
	ID, Title, Detail, Note string
	State                   state
	Owner                   template.HTML
	Evidence                []string
}

func (pg *page) items(items []schema.ChecklistItem) []itemView {
	var list []itemView
	for _, item := range items {
		v := itemView{ID: site.ItemID(item), Title: item.Title, Detail: item.Detail, State: pg.itemState(item),
			Owner: pg.Who(item.Owner), Evidence: item.Evidence}
		if item.NotApplicable != "" {
			v.Note = pg.t("Does not apply: %s", item.NotApplicable)
		}
		if w := item.Waiver; w != nil {
			v.Note = pg.t("Waived until %s by %s: %s", w.Until, pg.plainName(w.By), w.Reason)
		}
		list = append(list, v)
	}
	return list
}

func (pg *page) itemState(item schema.ChecklistItem) state {
	switch {
	case item.Status == schema.ItemDone:
		return state{pg.t("done"), "ok"}
	case item.Status == schema.ItemNotApplicable || item.NotApplicable != "":
		return state{pg.t("not applicable"), "ok"}
	case item.Status == schema.ItemWaived || item.Waiver != nil:
		return state{pg.t("waived"), "ok"}
	}
	return state{pg.t("open"), "warn"}
}

type groupView struct {
	Title    string
	At       moment
	Items    []itemView
	Included *includedView
}

type includedView struct {
	link
	Items []itemView
}

func (pg *page) groups(groups []schema.ChecklistGroup, at func(schema.Offset) moment) []groupView {
	var list []groupView
	for _, g := range groups {
		v := groupView{Title: g.Title, At: at(g.At), Items: pg.items(g.Items)}
		if v.Title == "" {
			v.Title = g.At.String()
		}
		if l := pg.document("checklist", g.Include); l != nil {
			v.Included = &includedView{*l, pg.items(pg.included(g))}
		}
		list = append(list, v)
	}
	return list
}

// included are the items of the checklist that a group includes, as its launch has them.
func (pg *page) included(g schema.ChecklistGroup) []schema.ChecklistItem {
	items, d := pg.Portal.site.Included(g)
	if d == nil || d.Common.Draft {
		return nil
	}
	return items
}
