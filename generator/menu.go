package generator

import (
	"html/template"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/site"
)

// menuItem is one entry of the menu.
type menuItem struct {
	Title, URL string
	Current    bool
}

// menuSection is a group of entries.
type menuSection struct {
	Title string
	// Items are its entries, as the template "menu-item" makes them.
	Items template.HTML
	// More is how many documents are left out, all of which the home page
	// lists at All.
	More int
	All  string
}

// maxMenu is how many documents of a section the menu shows.
const maxMenu = 24

// Menu is the configured menu, or all sections: of long ones the documents of
// this page's folder, around this page.
func (pg *page) Menu() (template.HTML, error) {
	if pg.menu != "" {
		return pg.menu, nil // a theme may have it twice
	}
	var err error
	if len(pg.Portal.site.Config.Menu) > 0 {
		pg.menu, err = pg.configuredMenu()
	} else {
		pg.menu, err = pg.sections()
	}
	return pg.menu, err
}

func (pg *page) sections() (template.HTML, error) {
	n := pg.Portal.nav
	here, inside := n.at[pg.doc]
	parts := make([]template.HTML, len(n.sections))
	folder := pg.folder()
	for i, s := range n.sections {
		shown := s.near(pg.Path)
		current := inside && here.section == i
		if len(shown) > maxMenu {
			from := 0
			if current {
				from = min(max(0, slices.Index(shown, pg.doc)-maxMenu/2), len(shown)-maxMenu)
			}
			shown = shown[from : from+maxMenu]
		}
		m := menuSection{Title: pg.t(s.Title), More: len(s.Docs) - len(shown), All: pg.Rel("index.html#allDocuments")}
		compose := func() (template.HTML, error) {
			return menuOf(pg, m, shown, func(d *site.Document) (template.HTML, error) {
				key := menuKey{folder: folder, doc: d}
				if d == pg.doc {
					key = menuKey{} // it is the current one
				}
				return pg.Portal.menus.get(key, func() (template.HTML, error) {
					return pg.Portal.execute("menu-item", menuItem{d.Title, pg.Rel(d.Page), d == pg.doc})
				})
			})
		}
		key := menuKey{folder: folder, section: i}
		if current {
			key = menuKey{} // of this page only
		}
		var err error
		if parts[i], err = pg.Portal.menus.get(key, compose); err != nil {
			return "", err
		}
	}
	return joinHTML(parts), nil
}

// menuOf writes one section, with an entry for each of a list.
func menuOf[T any](pg *page, m menuSection, list []T, entry func(T) (template.HTML, error)) (template.HTML, error) {
	entries := make([]template.HTML, len(list))
	for i, item := range list {
		var err error
		if entries[i], err = entry(item); err != nil {
			return "", err
		}
	}
	m.Items = joinHTML(entries)
	return pg.Portal.execute("menu-section", m)
}

// joinHTML is HTML one after the other.
func joinHTML(list []template.HTML) template.HTML {
	size := 0
	for _, part := range list {
		size += len(part)
	}
	var b strings.Builder
	b.Grow(size)
	for _, part := range list {
		b.WriteString(string(part))
	}
	return template.HTML(b.String())
}

// folder is what the page's relative addresses depend on: its folder, and whether it
// is the home page, whose address is left out before its own anchors.
func (pg *page) folder() string {
	if pg.Path == "index.html" {
		return pg.root + "\x00"
	}
	return pg.root + "\x00" + path.Dir(pg.Path)
}

func (pg *page) configuredMenu() (template.HTML, error) {
	s := pg.Portal.site
	root := &site.Document{Path: "index.md"}
	var items []menuItem
	key := menuKey{folder: pg.folder()}
	for _, m := range s.Config.Menu {
		item := menuItem{Title: m.Title, URL: m.Link}
		if d, ok := s.DocumentByID(m.Link); ok {
			item.URL, item.Current = pg.Rel(d.Page), d.Page == pg.Path
		} else if link := s.ResolveLink(root, "/"+strings.TrimPrefix(m.Link, "/")); link.Doc != nil {
			item.URL, item.Current = pg.Rel(link.Doc.Page), link.Doc.Page == pg.Path
		}
		if item.Current {
			key = menuKey{}
		}
		items = append(items, item)
	}
	return pg.Portal.menus.get(key, func() (template.HTML, error) {
		return menuOf(pg, menuSection{}, items, func(item menuItem) (template.HTML, error) { return pg.Portal.execute("menu-item", item) })
	})
}

// menus keeps parts of menus that pages of one folder share. Pages are made
// folder by folder, so that few need to be kept. It may be used by several
// goroutines; the zero menus is empty.
type menus struct {
	mu    sync.Mutex
	parts map[menuKey]template.HTML
}

// menuKey names a section as pages of a folder show it, or the entry of a document;
// without sections, section 0 is the configured menu. The zero key is of one page only,
// and not kept.
type menuKey struct {
	folder  string
	section int
	doc     *site.Document
}

// maxMenuParts bounds what is kept.
const maxMenuParts = 4096

func (m *menus) get(key menuKey, make func() (template.HTML, error)) (template.HTML, error) {
	if key == (menuKey{}) {
		return make()
	}
	m.mu.Lock()
	html, ok := m.parts[key]
	m.mu.Unlock()
	if ok {
		return html, nil
	}
	html, err := make()
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.parts) >= maxMenuParts || m.parts == nil {
		m.parts = map[menuKey]template.HTML{}
	}
	m.parts[key] = html
	return html, err
}
