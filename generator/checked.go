package generator

import (
	"html/template"
	"slices"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/site/reach"
)

// blocker is an open item that is due before the launch.
type blocker struct {
	Title, Anchor string
	// At is when it is due, empty for a launch that does not wait for it, and Due the
	// day in words.
	At, Due string
	Owner   template.HTML
}

// checked is how far a launch's checklist has come.
type checked struct {
	// open are the items that are not done, in the order in which they are due.
	open []blocker
	done int
	// lapsed are the titles of open items whose waiver ends before the launch.
	lapsed []string
	// hidden is how many included checklists the portal of an audience does not
	// have, because the reader may not see them: their items are in no number.
	hidden int
	// missing and drafts are the ids of included checklists that do not exist or
	// are not published: their items are in no number either. An audience's portal
	// does not tell missing ones from hidden ones, and names no draft.
	missing, drafts []string
}

func (c checked) all() int { return len(c.open) + c.done }

func (pg *page) checked(l *schema.Launch) checked {
	zone := pg.Portal.site.ZoneOf(l.TimeZone)
	t0 := l.LaunchAt.In(zone)
	groups := slices.Clone(l.Checklist)
	slices.SortStableFunc(groups, func(a, b schema.ChecklistGroup) int { return a.At.Compare(b.At) })
	var sum checked
	for _, g := range groups {
		if g.Include != "" && pg.document("checklist", g.Include) == nil {
			sum.without(pg, g.Include)
		}
		for _, item := range slices.Concat(g.Items, pg.included(g)) {
			if closed(item, t0) {
				sum.done++
				continue
			}
			if lapsed(item, t0) {
				sum.lapsed = append(sum.lapsed, item.Title)
			}
			due := g.At.From(t0)
			b := blocker{Title: item.Title, Anchor: "#" + site.ItemID(item), Due: pg.Portal.words.date(due), Owner: pg.shortName(item.Owner)}
			if !l.Status.Off() {
				b.At = due.UTC().Format(time.RFC3339)
			}
			sum.open = append(sum.open, b)
		}
	}
	return sum
}

// closed tells whether nothing is to be done for an item before a launch.
func closed(item schema.ChecklistItem, t0 time.Time) bool { return !item.Open() && !lapsed(item, t0) }

// lapsed tells whether the waiver of an item that is not done ends before a launch.
func lapsed(item schema.ChecklistItem, t0 time.Time) bool {
	w := item.Waiver
	return w != nil && item.Status != schema.ItemDone && !w.Until.IsZero() && w.Until.Compare(schema.DateOf(t0)) < 0
}

// without takes down an included checklist that the portal does not have.
func (c *checked) without(pg *page, id string) {
	_, known := pg.Portal.site.Document("checklist", id)
	switch {
	case id == audience.DraftInclude:
		c.drafts = append(c.drafts, id)
	case pg.Portal.options.Audience != "":
		c.hidden++
	case known:
		c.drafts = append(c.drafts, id)
	default:
		c.missing = append(c.missing, id)
	}
}

// shortName is a link to a contact without the role, where room is short.
func (pg *page) shortName(ref string) template.HTML {
	target, ok := reach.ParseTarget(ref)
	if to := pg.Portal.personPage(ref); to != "" && !(ok && target.OnCall != "") {
		return anchor(pg.Rel(to), pg.plainName(ref))
	}
	return pg.Who(ref)
}
