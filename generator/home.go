package generator

import (
	"html/template"
	"slices"
	"strings"

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

// homeLead is the first screen of the portal: who is on call, what to open when
// something is wrong, and the launches.
func (pg *page) homeLead() error {
	var v struct {
		OnCall    []dutyView
		Shortcuts []link
		Launches  []launchView
	}
	v.OnCall, v.Shortcuts = pg.onCallNow(), pg.shortcuts()
	for _, l := range site.All[*schema.Launch](pg.Portal.site) {
		if l.Doc.Common.Draft {
			continue
		}
		view := pg.launchView(l.Data)
		view.Title, view.URL = l.Doc.Title, pg.Rel(l.Doc.Page)
		v.Launches = append(v.Launches, view)
	}
	sortLaunches(v.Launches)
	html, err := pg.Portal.execute("home-lead", v)
	pg.Lead += template.HTML(html)
	return err
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

// homeDocuments lists all documents by type.
func (pg *page) homeDocuments() error {
	type group struct {
		Title string
		Links []link
	}
	byType := map[string][]link{}
	for _, d := range pg.Portal.nav.all {
		byType[d.Type] = append(byType[d.Type], link{d.Title, pg.Rel(d.Page)})
	}
	var groups []group
	for _, t := range schema.Types() {
		if links := byType[t.Name]; len(links) > 0 {
			groups = append(groups, group{pg.t(titleOfType(t)), links})
		}
	}
	html, err := pg.Portal.execute("home-documents", groups)
	pg.Parts = append(pg.Parts, html)
	return err
}
