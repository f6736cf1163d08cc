package generator

import (
	"cmp"
	"slices"

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

// turnsOf are the first turns of a contact that the portal's calendars have,
// over all rotations in the order of time.
func (pg *page) turnsOf(id string) []turnView {
	var list []turnView
	for _, r := range site.All[*schema.OnCall](pg.Portal.site) {
		if r.Doc.Common.Draft {
			continue
		}
		zone := pg.Portal.site.ZoneOf(r.Data.TimeZone)
		for _, s := range pg.shifts(r.Data) {
			role := "primary"
			switch id {
			case s.Primary:
			case s.Secondary:
				role = "secondary"
			default:
				continue
			}
			list = append(list, turnView{r.Doc.Title, pg.Rel(r.Doc.Page), pg.roleName(role), pg.moment(s.From, zone), pg.moment(s.Until, zone)})
		}
	}
	slices.SortStableFunc(list, func(a, b turnView) int { return cmp.Compare(a.From.UTC, b.From.UTC) })
	return list[:min(len(list), maxTurns)]
}
