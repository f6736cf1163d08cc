package generator

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// firstName is what fits into a calendar's cell.
func firstName(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

// home makes the first page where no document is one.
func (p *Portal) home(files map[string][]byte) error {
	if _, ok := files["index.html"]; ok {
		return nil
	}
	pg := &page{Portal: p, Path: "index.html", Title: p.Title, Home: true, doc: &site.Document{Path: "index.md"}}
	if err := pg.homeLead(); err != nil {
		return err
	}
	if err := pg.homeDocuments(); err != nil {
		return err
	}
	html, err := pg.whole()
	files["index.html"] = html
	return err
}

// maxLead is how many rotations, and launches, the home page shows unfolded.
const maxLead = 12

// homeLead is the first screen of the portal: who is on call, what to open when
// something is wrong, and the launches: those to come, and folded those that are over,
// the last one first.
func (pg *page) homeLead() error {
	var v struct {
		OnCall, MoreOnCall     []dutyView
		Shortcuts              []link
		Launches, Later, Ended []launchView
	}
	v.OnCall, v.MoreOnCall = firstOf(pg.onCallNow())
	v.Shortcuts = pg.shortcuts()
	for _, l := range site.All[*schema.Launch](pg.Portal.site) {
		if l.Doc.Common.Draft {
			continue
		}
		view := pg.launchView(l.Data)
		view.Title, view.URL = l.Doc.Title, pg.Rel(l.Doc.Page)
		if ended(l.Data, pg.Portal.site.ZoneOf(l.Data.TimeZone), pg.Portal.options.Now) {
			v.Ended = append(v.Ended, view)
		} else {
			v.Launches = append(v.Launches, view)
		}
	}
	sortLaunches(v.Launches)
	v.Launches, v.Later = firstOf(v.Launches)
	sortLaunches(v.Ended)
	slices.Reverse(v.Ended)
	html, err := pg.Portal.execute("home-lead", v)
	pg.Lead += template.HTML(html)
	return err
}

// firstOf are the first of a list and, where they are many, the rest.
func firstOf[T any](list []T) (first, rest []T) {
	n := min(maxLead, len(list))
	return list[:n], list[n:]
}

// ended tells whether a launch is one of the past: it says so, or its day was more than
// a week ago. One that was postponed has yet to come.
func ended(l *schema.Launch, zone *time.Location, now time.Time) bool {
	switch l.Status {
	case schema.StatusDone, schema.StatusCancelled:
		return true
	case schema.StatusPostponed:
		return false
	}
	return !l.LaunchAt.IsZero() && l.LaunchAt.In(zone).AddDate(0, 0, 7).Before(now)
}

// onCallNow are all rotations.
func (pg *page) onCallNow() []dutyView {
	var list []dutyView
	for _, r := range site.All[*schema.OnCall](pg.Portal.site) {
		if v := pg.dutyOf(r.Doc, r.Data); v.Known && !r.Doc.Common.Draft {
			list = append(list, v)
		}
	}
	return list
}

// shortcuts are what is opened when something is wrong, but for this page.
func (pg *page) shortcuts() []link {
	var list []link
	for _, s := range []struct{ kind, text string }{{"escalation", "Something is wrong"}, {"decisions", "Who decides?"}, {"incident", "Declare an incident"}} {
		i := slices.IndexFunc(pg.Portal.nav.all, func(d *site.Document) bool { return d.Type == s.kind })
		if i >= 0 && pg.Portal.nav.all[i] != pg.doc {
			list = append(list, link{pg.t(s.text), pg.Rel(pg.Portal.nav.all[i].Page)})
		}
	}
	return list
}

// homeDocuments lists all documents by type, or of very many the first ones.
func (pg *page) homeDocuments() error {
	type group struct {
		Title string
		Links []link
		// More is how many are left out, which are listed at All.
		More int
		All  string
	}
	byType := pg.Portal.nav.byType()
	var groups []group
	for _, t := range schema.Types() {
		documents := byType[t.Name]
		if len(documents) == 0 {
			continue
		}
		g := group{Title: pg.t(titleOfType(t))}
		if pg.Portal.listed(documents) {
			g.More, g.All = len(documents)-maxMenu, pg.Rel(listPage(t, 0))
			documents = documents[:maxMenu]
		}
		for _, d := range documents {
			g.Links = append(g.Links, link{d.Title, pg.Rel(d.Page)})
		}
		groups = append(groups, g)
	}
	html, err := pg.Portal.execute("home-documents", groups)
	pg.Parts = append(pg.Parts, html)
	return err
}
