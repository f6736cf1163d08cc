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
	switch item.State() {
	case schema.ItemDone:
		return state{pg.t("done"), "ok"}
	case schema.ItemNotApplicable:
		return state{pg.t("not applicable"), "ok"}
	case schema.ItemWaived:
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

// inclusion is a group of a launch that includes a checklist.
type inclusion struct {
	launch *site.Typed[*schema.Launch]
	group  schema.ChecklistGroup
}

// findInclusions collects what includes each checklist, of the launches that need it still.
func (p *Portal) findInclusions() map[string][]inclusion {
	all := map[string][]inclusion{}
	launches := site.All[*schema.Launch](p.site)
	for i, l := range launches {
		if l.Doc.Common.Draft || l.Data.Status.Off() {
			continue
		}
		for _, g := range l.Data.Checklist {
			if g.Include != "" {
				all[g.Include] = append(all[g.Include], inclusion{&launches[i], g})
			}
		}
	}
	return all
}

// inclusionView says how far a checklist has come for a launch.
type inclusionView struct {
	link
	Checked, Due string
}

// checklistBlocks are the items, and for whom they are. Where launches include them, each
// says itself what is open.
func (pg *page) checklistBlocks(c *schema.Checklist) []block {
	items := pg.items(c.Items)
	launches, more := firstOf(pg.Portal.inclusions[pg.doc.ID])
	if len(launches) == 0 {
		return []block{{Key: "items", Title: pg.t("Items"), Template: "checklist-items", Data: items, First: true}}
	}
	for i, item := range c.Items {
		if item.Open() {
			items[i].State = state{}
		}
	}
	var views []inclusionView
	for _, in := range launches {
		included := pg.included(in.group)
		t0 := in.launch.Data.LaunchAt.In(pg.Portal.site.ZoneOf(in.launch.Data.TimeZone))
		done := 0
		for _, item := range included {
			if closed(item, t0) {
				done++
			}
		}
		v := inclusionView{link: link{in.launch.Doc.Title, pg.Rel(in.launch.Doc.Page + "#checklist")}, Checked: pg.t("%d of %d checked", done, len(included))}
		if !t0.IsZero() {
			v.Due = pg.t("due %s", pg.Portal.words.date(in.group.At.From(t0)))
		}
		views = append(views, v)
	}
	return []block{{Key: "lead", Template: "checklist-lead", Data: struct {
		Launches []inclusionView
		More     int
	}{views, len(more)}}, {Key: "items", Title: pg.t("Items"), Template: "checklist-items", Data: items, First: true}}
}
