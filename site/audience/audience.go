// Package audience makes a smaller site of a site: what one audience may see,
// and nothing else. It is an allow-list, applied to the data before anything is
// rendered: what is not known to be for the audience is not there.
package audience

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/nearest"
)

// Find is the configured audience of that id. The error says which there are.
func Find(c schema.Config, id string) (schema.Audience, error) {
	var ids []string
	for _, a := range c.Audiences {
		if a.ID == id {
			return a, nil
		}
		ids = append(ids, a.ID)
	}
	switch near := nearest.Of(id, ids); {
	case len(ids) == 0:
		return schema.Audience{}, fmt.Errorf("there is no audience %q; launchbook.yaml has no `audiences:`", id)
	case near != "":
		return schema.Audience{}, fmt.Errorf("there is no audience %q, did you mean %q?", id, near)
	}
	return schema.Audience{}, fmt.Errorf("there is no audience %q; launchbook.yaml has %s", id, strings.Join(ids, ", "))
}

// Reduce is the site that an audience may see: the documents that name it in
// their audiences, without what only others may see of them.
func Reduce(s *site.Site, a schema.Audience) *site.Site {
	v := newView(s, a)
	var documents []*site.Document
	for _, d := range s.Documents {
		if v.documents[d] {
			documents = append(documents, v.document(d))
		}
	}
	reduced := s.With(v.config(), documents, nil)
	assets := v.referenced(reduced)
	return s.With(reduced.Config, documents, assets)
}

// view is what an audience may see of a site.
type view struct {
	audience  schema.Audience
	full      *site.Site
	documents map[*site.Document]bool
	redact    redactor
}

func newView(s *site.Site, a schema.Audience) *view {
	v := &view{audience: a, full: s, documents: map[*site.Document]bool{}, redact: redactor{!a.ShowPhones, !a.ShowEmails, map[string]bool{}}}
	for _, d := range s.Documents {
		if !d.Common.Draft && slices.Contains(d.Common.Audiences, a.ID) {
			v.documents[d] = true
			continue
		}
		v.redact.paths[d.Path] = true
	}
	return v
}

func (v *view) document(d *site.Document) *site.Document {
	front := v.front(d)
	reduced := d.Rewrite(front, []byte(v.prose(d)))
	if v.linked(reduced) {
		reduced = d.Rewrite(front, []byte(unsafeText))
	}
	reduced.Common.Audiences = nil
	if !v.seesTarget(reduced.Common.Owner) {
		reduced.Common.Owner = ""
	}
	return reduced
}

// unsafeText stands for a text with a link that could not be taken out.
const unsafeText = "(This text has a link to something that is not shown here, written in a way that launchbook cannot take out.)\n"

// linked tells whether a document of the reduced site still leads to something
// hidden.
func (v *view) linked(d *site.Document) bool {
	for _, l := range d.Links() {
		if to := v.full.ResolveLink(d, l.Destination).Doc; to != nil && to.Path != d.Path && !v.documents[to] {
			return true
		}
	}
	return false
}

// config is the configuration without what it says of others.
func (v *view) config() schema.Config {
	full := v.full.Config
	c := schema.Config{
		Title: full.Title, BaseURL: full.BaseURL, TimeZone: full.TimeZone, Language: full.Language, Content: full.Content, Output: full.Output,
		Theme: full.Theme, Index: full.Index, Audiences: []schema.Audience{v.audience},
	}
	c.Policy = full.Policy
	c.Policy.Severities = slices.Clone(full.Policy.Severities)
	for i := range c.Policy.Severities {
		c.Policy.Severities[i].EndsAt = ""
	}
	if c.Policy.Unresolved != nil && !v.seesTarget(c.Policy.Unresolved.To) {
		c.Policy.Unresolved = nil
	}
	home := &site.Document{Path: "index.md"}
	for _, m := range full.Menu {
		if d, ok := v.full.DocumentByID(m.Link); ok && !v.documents[d] {
			continue
		}
		if link := v.full.ResolveLink(home, "/"+strings.TrimPrefix(m.Link, "/")); link.Doc != nil && !v.documents[link.Doc] {
			continue
		}
		c.Menu = append(c.Menu, m)
	}
	return c
}

// referenced are the assets that the documents of the reduced site lead to.
func (v *view) referenced(reduced *site.Site) []site.Asset {
	used := map[string]bool{}
	for _, d := range reduced.Documents {
		for _, l := range d.Links() {
			used[v.full.ResolveLink(d, l.Destination).Asset] = true
		}
		for _, text := range texts(d.Front.Node) {
			used[v.full.ResolveLink(d, text).Asset] = true
		}
	}
	var assets []site.Asset
	for _, a := range v.full.Assets {
		if used[a.Path] {
			assets = append(assets, a)
		}
	}
	return assets
}
