package generator

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/rotation"
)

// turnView is a time in which a contact is on call.
type turnView struct {
	Title, URL, Role string
	From, Until      moment
}

// maxTurns is how many turns a contact's page shows.
const maxTurns = 8

// turn is a shift of a contact in a rotation.
type turn struct {
	rotation *site.Document
	zone     *time.Location
	role     string
	shift    rotation.Shift
}

// findTurns collects for every contact the shifts that the portal's calendars
// have of it, in the order of the rotations.
func (p *Portal) findTurns() map[string][]turn {
	found := map[string][]turn{}
	root := &page{Portal: p, Path: "index.html"}
	for _, r := range site.All[*schema.OnCall](p.site) {
		if r.Doc.Common.Draft {
			continue
		}
		zone := p.site.ZoneOf(r.Data.TimeZone)
		for _, s := range root.shifts(r.Data) {
			found[s.Primary] = append(found[s.Primary], turn{r.Doc, zone, "primary", s})
			if s.Secondary != s.Primary {
				found[s.Secondary] = append(found[s.Secondary], turn{r.Doc, zone, "secondary", s})
			}
		}
	}
	for _, list := range found {
		slices.SortStableFunc(list, func(a, b turn) int { return a.shift.From.Compare(b.shift.From) })
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
		list = append(list, turnView{t.rotation.Title, pg.Rel(t.rotation.Page), pg.roleName(t.role), pg.moment(t.shift.From, t.zone), pg.moment(t.shift.Until, t.zone)})
	}
	return list
}
