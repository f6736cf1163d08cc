package generator

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// turnView is a time in which a contact is on call.
type turnView struct {
	Title, URL, Role string
	From, Until      moment
}

// maxTurns is how many turns a contact's page shows.
const maxTurns = 8

// turn is a stretch of time in which a contact has a role in a rotation.
type turn struct {
	rotation    *site.Document
	zone        *time.Location
	role        string
	from, until time.Time
}

// findTurns collects for every contact the turns that the portal's calendars
// have of it, in the order of the rotations. A turn goes on while somebody else comes and
// goes in the other role.
func (p *Portal) findTurns() map[string][]turn {
	found := map[string][]turn{}
	add := func(id string, t turn) {
		list := found[id]
		if last := len(list) - 1; last >= 0 && list[last].rotation == t.rotation && list[last].role == t.role && list[last].until.Equal(t.from) {
			list[last].until = t.until
			return
		}
		found[id] = append(list, t)
	}
	root := &page{Portal: p, Path: "index.html"}
	for _, r := range site.All[*schema.OnCall](p.site) {
		if r.Doc.Common.Draft {
			continue
		}
		zone := p.site.ZoneOf(r.Data.TimeZone)
		for _, s := range root.shifts(r.Data) {
			add(s.Primary, turn{r.Doc, zone, "primary", s.From, s.Until})
			if s.Secondary != s.Primary {
				add(s.Secondary, turn{r.Doc, zone, "secondary", s.From, s.Until})
			}
		}
	}
	for _, list := range found {
		slices.SortStableFunc(list, func(a, b turn) int { return a.from.Compare(b.from) })
	}
	return found
}

// turnsOf are the first turns of a contact over all rotations, in the order of
// time.
func (pg *page) turnsOf(id string) []turnView {
	var list []turnView
	for _, t := range pg.Portal.turns[id] {
		if len(list) == maxTurns {
			break
		}
		list = append(list, turnView{t.rotation.Title, pg.Rel(t.rotation.Page), pg.roleName(t.role), pg.moment(t.from, t.zone), pg.moment(t.until, t.zone)})
	}
	return list
}
