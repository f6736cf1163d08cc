package generator

import (
	"bytes"
	"slices"

	"github.com/launchbook/launchbook/site"
)

// Glance makes the pages of some documents, by their paths in the content folder,
// as the next build will: s is the site of the build that made the record, with
// other bytes in these documents only. It is for whoever waits for the page that
// was edited. It makes nothing where that takes more than these pages: after
// another process's build, or for another configuration.
func (r *Record) Glance(s *site.Site, documents []string) (map[string][]byte, error) {
	if r == nil || r.portal == nil || !bytes.Equal(s.ConfigFile.Data(), r.portal.site.ConfigFile.Data()) {
		return nil, nil
	}
	p := r.portal.glance(s)
	files := map[string][]byte{}
	for _, d := range p.pages {
		if !slices.Contains(documents, d.Path) {
			continue
		}
		var b bytes.Buffer
		if _, err := p.document(d, site.Text{Front: d.Front.Node, Body: d.Body}, &b); err != nil {
			return nil, err
		}
		files[d.Page] = b.Bytes()
	}
	return files, nil
}

// glance is the portal for an edited site, as far as the pages of its documents
// need it: with the theme, the scripts and the history of this one.
func (p *Portal) glance(s *site.Site) *Portal {
	next := &Portal{
		Title: p.Title, Language: p.Language, Direction: p.Direction, Style: p.Style, Script: p.Script, Index: p.Index, Engine: p.Engine, Duty: p.Duty,
		Icon: p.Icon, Manifest: p.Manifest, IconData: p.IconData, ThemeColor: p.ThemeColor,
		site: s, options: p.options, templates: p.templates, words: p.words,
	}
	next.relate()
	return next
}

// Published are the documents that have a page.
func Published(s *site.Site) []*site.Document {
	var list []*site.Document
	for _, d := range s.Documents {
		if !d.Common.Draft {
			list = append(list, d)
		}
	}
	return list
}
