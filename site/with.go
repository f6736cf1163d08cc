package site

import (
	"reflect"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// With is a site of other documents and assets under the same root. The
// documents must not belong to another site, as it gives them their pages.
func (s *Site) With(config schema.Config, documents []*Document, assets []Asset) *Site {
	other := &Site{
		Dir: s.Dir, Repository: s.Repository, Zone: s.Zone, Config: config,
		ConfigFile: source.NewFile(ConfigName, nil), Documents: documents, Assets: assets, looked: s.looked, released: s.released,
	}
	other.buildIndex()
	return other
}

// Rewrite is the document with another front matter and another text, of which
// nothing else is left: not even the bytes of its file. Its id stays.
func (d *Document) Rewrite(front *tree.Node, body []byte) *Document {
	file := source.NewFile(d.File.Path, body)
	other := &Document{File: file, Path: d.Path, Page: pageOf(d.Path), Type: d.Type, ID: d.ID, Front: tree.Place{File: file, Node: front}}
	kind, _ := schema.Lookup(d.Type)
	other.Data = kind.New()
	tree.Decode(other.Front, other.Data)
	other.Common = reflect.ValueOf(other.Data).Elem().FieldByName("Common").Addr().Interface().(*schema.Common)
	other.Common.Owner = d.Common.Owner
	other.Body = markdown.Parse(file, source.Span{End: len(body)})
	other.valueLinks = valueLinks(other.Front, "", nil)
	other.Title = titleOf(other)
	return other
}
