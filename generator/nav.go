package generator

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// navigation is the order of all pages: sections of documents. It is worked out
// once for a portal.
type navigation struct {
	sections []section
	// at is where each document stands.
	at map[*site.Document]place
	// all are the documents one after the other, for the previous and the next.
	all []*site.Document
}

type section struct {
	Title string
	Docs  []*site.Document
	// folders are the documents by the folder of their pages, where the section
	// is too long to be shown whole; else nil.
	folders map[string][]*site.Document
}

// near are the documents that a page's menu shows: all of them, or those of its
// own folder where they are many. What other teams have is found by searching.
func (s section) near(page string) []*site.Document {
	if own := s.folders[path.Dir(page)]; len(own) > 0 {
		return own
	}
	return s.Docs
}

// place is a document's section, its position there and among all documents.
type place struct{ section, item, all int }

// sectionOf groups types by the question that brings people to them.
var sectionOf = map[string]int{
	"launch": 0, "checklist": 0,
	"on-call": 1, "escalation": 1, "contacts": 1, "decisions": 1,
	"incident": 2, "monitoring": 2, "runbook": 2,
	"onboarding": 3, "faq": 3,
}

var sectionTitles = []string{"Launch", "People", "Incidents", "Users"}

func navigate(pages []*site.Document) *navigation {
	n := &navigation{at: map[*site.Document]place{}}
	for _, title := range sectionTitles {
		n.sections = append(n.sections, section{Title: title})
	}
	var rest []*site.Document
	for _, d := range pages {
		if i, ok := sectionOf[d.Type]; ok {
			n.sections[i].Docs = append(n.sections[i].Docs, d)
		} else if d.Page != "index.html" {
			rest = append(rest, d)
		}
	}
	folders := map[string]int{}
	for _, d := range rest {
		folder := topFolder(d)
		i, ok := folders[folder]
		if !ok {
			i = len(n.sections)
			folders[folder] = i
			n.sections = append(n.sections, section{Title: folderTitle(folder)})
		}
		n.sections[i].Docs = append(n.sections[i].Docs, d)
	}
	n.sections = slices.DeleteFunc(n.sections, func(s section) bool { return len(s.Docs) == 0 })
	for i, s := range n.sections {
		slices.SortStableFunc(s.Docs, compareDocuments)
		for j, d := range s.Docs {
			n.at[d] = place{i, j, len(n.all)}
			n.all = append(n.all, d)
		}
		if len(s.Docs) > maxMenu {
			n.sections[i].folders = byFolder(s.Docs)
		}
	}
	return n
}

func byFolder(list []*site.Document) map[string][]*site.Document {
	folders := map[string][]*site.Document{}
	for _, d := range list {
		folders[path.Dir(d.Page)] = append(folders[path.Dir(d.Page)], d)
	}
	return folders
}

func topFolder(d *site.Document) string {
	folder, _, found := strings.Cut(d.Path, "/")
	if !found {
		return ""
	}
	return folder
}

func folderTitle(folder string) string {
	if folder == "" {
		return "More"
	}
	title := []rune(strings.NewReplacer("-", " ", "_", " ").Replace(folder))
	return string(unicode.ToUpper(title[0])) + string(title[1:])
}

// compareDocuments orders a section: by type, by the order that the documents
// ask for (those that ask for none last), a folder's index page first, by path.
func compareDocuments(a, b *site.Document) int {
	order := func(d *site.Document) int {
		if d.Common.Order == 0 {
			return 1 << 30
		}
		return d.Common.Order
	}
	index := func(d *site.Document) int {
		if path.Base(d.Page) == "index.html" {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(typeRank(a), typeRank(b)), cmp.Compare(order(a), order(b)),
		cmp.Compare(path.Dir(a.Path), path.Dir(b.Path)), cmp.Compare(index(a), index(b)), cmp.Compare(a.Path, b.Path),
	)
}

// typeRank puts what is asked for first before what is read later.
func typeRank(d *site.Document) int {
	return slices.Index([]string{"launch", "checklist", "on-call", "escalation", "contacts", "decisions", "incident", "monitoring", "runbook", "onboarding", "faq"}, d.Type)
}

// Crumbs lead from the home page to this one: its section, and the index pages
// of its folders.
func (pg *page) Crumbs() []link {
	if pg.Home {
		return nil
	}
	list := []link{{pg.t("Home"), pg.Rel("index.html")}}
	if at, ok := pg.Portal.nav.at[pg.doc]; ok {
		list = append(list, link{Title: pg.t(pg.Portal.nav.sections[at.section].Title)})
	}
	if pg.parent != nil {
		list = append(list, *pg.parent)
	}
	return list
}

// Previous is the page before this one; nil for the first.
func (pg *page) Previous() *link { return pg.neighbour(-1) }

// Next is the page after this one; nil for the last.
func (pg *page) Next() *link { return pg.neighbour(1) }

func (pg *page) neighbour(step int) *link {
	at, ok := pg.Portal.nav.at[pg.doc]
	if !ok || at.all+step < 0 || at.all+step >= len(pg.Portal.nav.all) {
		return nil
	}
	d := pg.Portal.nav.all[at.all+step]
	return &link{d.Title, pg.Rel(d.Page)}
}

// titleOfType is the heading under which the home page lists a type.
func titleOfType(t schema.Type) string {
	return map[string]string{
		"launch": "Launches", "checklist": "Checklists", "contacts": "Contacts", "escalation": "Escalation", "on-call": "On call",
		"monitoring": "Monitoring", "decisions": "Decisions", "incident": "Incidents", "runbook": "Runbooks", "onboarding": "Onboarding",
		"faq": "FAQ", "page": "More",
	}[t.Name]
}
