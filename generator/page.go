package generator

import (
	"html/template"
	"path"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
)

// page is one page while it is made, and what the base template shows.
type page struct {
	Portal *Portal
	Path   string
	Title  string
	// Summary is one sentence, or "".
	Summary string
	// Home is set on the portal's first page.
	Home  bool
	Parts []template.HTML
	// Owner is a link to the contact, or "".
	Owner    template.HTML
	ReviewBy string
	// Source is the path of the Markdown file.
	Source string

	doc *site.Document
}

func (p *Portal) newPage(d *site.Document) *page {
	pg := &page{Portal: p, Path: d.Page, Title: d.Title, Summary: d.Common.Summary, Source: d.File.Path, doc: d, Home: d.Page == "index.html"}
	pg.ReviewBy = d.Common.ReviewBy.String()
	pg.Owner = pg.Who(d.Common.Owner)
	return pg
}

// Rel is the relative address of a file of the portal.
func (pg *page) Rel(to string) string {
	target, anchor, hash := strings.Cut(to, "#")
	from := strings.Split(path.Dir(pg.Path), "/")
	if from[0] == "." {
		from = nil
	}
	steps := strings.Split(target, "/")
	shared := 0
	for shared < len(from) && shared < len(steps)-1 && from[shared] == steps[shared] {
		shared++
	}
	relative := escapedPath(strings.Repeat("../", len(from)-shared) + strings.Join(steps[shared:], "/"))
	if hash {
		if target == pg.Path {
			relative = ""
		}
		relative += "#" + anchor
	}
	return relative
}

// Base is the relative address of the portal's root, ending in a slash.
func (pg *page) Base() string { return strings.Repeat("../", strings.Count(pg.Path, "/")) }

// menuItem is one entry of the menu.
type menuItem struct {
	Title, URL string
	Current    bool
}

// Menu is the configured menu, or one entry for each document that is no
// runbook and lies at the top.
func (pg *page) Menu() []menuItem {
	s := pg.Portal.site
	var items []menuItem
	if len(s.Config.Menu) > 0 {
		home := &site.Document{Path: "index.md"}
		for _, m := range s.Config.Menu {
			item := menuItem{Title: m.Title, URL: m.Link}
			if d, ok := s.DocumentByID(m.Link); ok {
				item.URL, item.Current = pg.Rel(d.Page), d.Page == pg.Path
			} else if link := s.ResolveLink(home, "/"+strings.TrimPrefix(m.Link, "/")); link.Doc != nil {
				item.URL, item.Current = pg.Rel(link.Doc.Page), link.Doc.Page == pg.Path
			}
			items = append(items, item)
		}
		return items
	}
	for _, t := range schema.Types() {
		if t.Name == "page" || t.Name == "runbook" || t.Name == "checklist" {
			continue
		}
		for _, d := range pg.Portal.pages {
			if d.Type == t.Name && len(items) < 12 {
				items = append(items, menuItem{d.Title, pg.Rel(d.Page), d.Page == pg.Path})
			}
		}
	}
	return items
}

// link is a title with an address.
type link struct{ Title, URL string }

// document links to a document by type and id; nil when there is none.
func (pg *page) document(typeName, id string) *link {
	d, ok := pg.Portal.site.Document(typeName, id)
	if !ok || d.Common.Draft {
		return nil
	}
	return &link{d.Title, pg.Rel(d.Page)}
}

// destination rewrites a link of a document's text to the portal's files.
func (pg *page) destination(l markdown.Link) string {
	found := pg.Portal.site.ResolveLink(pg.doc, l.Destination)
	anchor := ""
	if found.Anchor != "" {
		anchor = "#" + found.Anchor
	}
	switch found.Kind {
	case site.LinkDocument:
		if found.Doc.Common.Draft {
			return ""
		}
		return pg.Rel(found.Doc.Page + anchor)
	case site.LinkAsset:
		return pg.Rel(found.Asset + anchor)
	case site.LinkSource:
		return found.URL + anchor
	}
	if _, ok := markdown.Reference(l.Destination); ok {
		return anchor
	}
	return l.Destination
}
