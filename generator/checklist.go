package generator

import (
	"html/template"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

type itemView struct {
	ID, Title           string
	State               state
	Detail, Note, Owner template.HTML
	Evidence            []template.HTML
}

// items are those of the page's document, or of another one from which they come.
func (pg *page) items(items []schema.ChecklistItem, from ...*site.Document) []itemView {
	from = append(from, pg.doc)
	var list []itemView
	for _, item := range items {
		v := itemView{ID: site.ItemID(item), Title: item.Title, Detail: pg.valueOf(item.Detail, from...), State: pg.itemState(item),
			Owner: pg.Who(item.Owner), Evidence: pg.proofs(item.Evidence, from...)}
		if item.NotApplicable != "" {
			v.Note = pg.tHTML("Does not apply: %s", pg.valueOf(item.NotApplicable, from...))
		}
		if w := item.Waiver; w != nil {
			v.Note = pg.tHTML("Waived until %s by %s: %s", w.Until, pg.plainName(w.By), pg.valueOf(w.Reason, from...))
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
			checklist, _ := pg.Portal.site.Document("checklist", g.Include)
			v.Included = &includedView{*l, pg.items(pg.included(g), checklist)}
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
