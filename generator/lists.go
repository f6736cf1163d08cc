package generator

import (
	"fmt"
	"path"
	"slices"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// Above manyDocuments, the home page shows only the first ones of a type, and pages with
// maxListed each show all: a phone should not have to load the names of a large site for
// the one who is on call.
const (
	manyDocuments = 1000
	maxListed     = 500
)

// listed tells whether documents of a type have lists of their own.
func (p *Portal) listed(documents []*site.Document) bool {
	return len(p.nav.all) > manyDocuments && len(documents) > maxMenu
}

// listPage is the page with a part of the documents of a type.
func listPage(t schema.Type, part int) string {
	if part == 0 {
		return "documents/" + t.Name + ".html"
	}
	return fmt.Sprintf("documents/%s-%d.html", t.Name, part+1)
}

// lists makes the pages that list the documents of a type.
func (p *Portal) lists(files map[string][]byte) error {
	byType := p.nav.byType()
	for _, t := range schema.Types() {
		documents := byType[t.Name]
		if !p.listed(documents) {
			continue
		}
		parts := slices.Collect(slices.Chunk(documents, maxListed))
		for part, listed := range parts {
			name := listPage(t, part)
			if taken(files, name) {
				return fmt.Errorf("%s is a file of the content already; rename it, as a list of so many documents needs the name", name)
			}
			html, err := p.list(t, listed, part, len(parts))
			if err != nil {
				return err
			}
			if err := p.emit(files, name, html); err != nil {
				return err
			}
		}
	}
	return nil
}

// list is one such page.
func (p *Portal) list(t schema.Type, documents []*site.Document, part, parts int) ([]byte, error) {
	pg := &page{Portal: p, Path: listPage(t, part), Title: p.words.t(titleOfType(t)), doc: &site.Document{Path: "index.md"}}
	pg.parent = &link{p.words.t("All documents"), pg.Rel("index.html#allDocuments")}
	var around struct{ Previous, Next *link }
	numbered := func(part int) *link {
		return &link{fmt.Sprintf("%s (%d/%d)", p.words.t(titleOfType(t)), part+1, parts), pg.Rel(listPage(t, part))}
	}
	if parts > 1 {
		pg.Title = numbered(part).Title
	}
	if part > 0 {
		around.Previous = numbered(part - 1)
	}
	if part+1 < parts {
		around.Next = numbered(part + 1)
	}
	type folder struct {
		Folder string
		Links  []link
	}
	var folders []folder
	at := map[string]int{}
	for _, d := range documents {
		dir := path.Dir(d.Page)
		i, known := at[dir]
		if !known {
			i, at[dir] = len(folders), len(folders)
			folders = append(folders, folder{Folder: dir})
			if dir == "." {
				folders[i].Folder = ""
			}
		}
		folders[i].Links = append(folders[i].Links, link{d.Title, pg.Rel(d.Page)})
	}
	for _, made := range []struct {
		template string
		data     any
	}{{"document-list", folders}, {"neighbours", around}} {
		html, err := p.execute(made.template, made.data)
		if err != nil {
			return nil, err
		}
		pg.Parts = append(pg.Parts, html)
	}
	return pg.whole()
}

// byType are all documents by their types, in order.
func (n *navigation) byType() map[string][]*site.Document {
	byType := map[string][]*site.Document{}
	for _, d := range n.all {
		byType[d.Type] = append(byType[d.Type], d)
	}
	return byType
}
