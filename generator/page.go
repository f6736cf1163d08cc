package generator

import (
	"html/template"
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
	// Anchor is what links to the title lead to, or "".
	Anchor string
	// Summary is one sentence, or "".
	Summary string
	// Description is what search engines and chats show of the page: the summary
	// or how its text begins.
	Description string
	// Home is set on the portal's first page.
	Home bool
	// Lead answers the page's question; it comes before everything else.
	Lead template.HTML
	// TOC are the sections of the page.
	TOC   []link
	Parts []template.HTML
	// Owner is a link to the contact, or "".
	Owner    template.HTML
	ReviewBy string
	// Source is the path of the Markdown file.
	Source string

	doc *site.Document
	// headed are the titles of the blocks that have a heading of their own, by key.
	headed map[string]string
	// contact is whose page it is, or nil.
	contact *schema.Contact
	// parent is the page that this one belongs to, where it is no document's.
	parent *link
	// root is the path of the portal on its server, ending in a slash, for a
	// page that is shown at any address; "" for relative addresses.
	root string
	// menu is the page's menu once it was made.
	menu template.HTML
}

func (p *Portal) newPage(d *site.Document) *page {
	pg := &page{Portal: p, Path: d.Page, Title: d.Title, Summary: d.Common.Summary, Source: d.File.Path, doc: d, Home: d.Page == "index.html"}
	pg.ReviewBy = d.Common.ReviewBy.String()
	pg.Owner = pg.Who(d.Common.Owner)
	return pg
}

// t is a text in the portal's language.
func (pg *page) t(english string, args ...any) string { return pg.Portal.words.t(english, args...) }

// Rel is the relative address of a file of the portal.
func (pg *page) Rel(to string) string {
	target, anchor, hash := strings.Cut(to, "#")
	if pg.root != "" {
		return pg.root + escapedPath(target) + strings.TrimPrefix(to, target)
	}
	from := pg.Path[:strings.LastIndexByte(pg.Path, '/')+1]
	shared := 0 // the folders that both lie in, with their slashes
	for i := 0; i < min(len(from), len(target)) && from[i] == target[i]; i++ {
		if from[i] == '/' {
			shared = i + 1
		}
	}
	relative := escapedPath(strings.Repeat("../", strings.Count(from[shared:], "/")) + target[shared:])
	if hash {
		if target == pg.Path {
			relative = ""
		}
		relative += "#" + anchor
	}
	return relative
}

// Base is the address of the portal's root, ending in a slash.
func (pg *page) Base() string {
	if pg.root != "" {
		return pg.root
	}
	return strings.Repeat("../", strings.Count(pg.Path, "/"))
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

// destination rewrites a link of the page's own document to the portal's files.
func (pg *page) destination(l markdown.Link) string {
	return pg.resolved(pg.Portal.site.ResolveLink(pg.doc, l.Destination), l)
}

// resolved is where a link leads that was found to lead to something.
func (pg *page) resolved(found site.Link, l markdown.Link) string {
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
