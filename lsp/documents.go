package lsp

import (
	"slices"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// openDocument is a text that the editor holds, saved or not.
type openDocument struct {
	uri     string
	version int
	file    *source.File // by its path in the site
	site    *workspace   // nil when it lies in no site
}

func (s *server) didOpen(p documentParams) (any, error) {
	d := &openDocument{uri: p.TextDocument.URI, version: p.TextDocument.Version}
	name := ""
	if path, ok := pathOf(d.uri); ok {
		d.site, name = s.siteOf(path)
	}
	d.file = source.NewFile(name, []byte(p.TextDocument.Text))
	s.open[d.uri] = d
	s.forget(d)
	s.changed(d)
	return nil, nil
}

func (s *server) didChange(p documentParams) (any, error) {
	d, ok := s.open[p.TextDocument.URI]
	if !ok {
		return nil, invalid("%s is not open", p.TextDocument.URI)
	}
	d.version = p.TextDocument.Version
	for _, change := range p.ContentChanges {
		data := []byte(change.Text)
		if change.Range != nil {
			span := s.encoding.span(d.file, *change.Range)
			data = slices.Concat(d.file.Data()[:span.Start], data, d.file.Data()[span.End:])
		}
		d.file = source.NewFile(d.file.Path, data)
	}
	s.changed(d)
	return nil, nil
}

// didClose goes back to the file as it is on the disk.
func (s *server) didClose(p documentParams) (any, error) {
	if d, ok := s.open[p.TextDocument.URI]; ok {
		delete(s.open, d.uri)
		s.forget(d)
		if d.site != nil {
			d.site.moved = true
		}
		s.changed(d)
	}
	return nil, nil
}

func (s *server) didSave(p documentParams) (any, error) {
	return s.didChangeFiles(p)
}

// didChangeFiles hears that files were changed by others. Which ones does not
// matter: a site is looked at as a whole.
func (s *server) didChangeFiles(documentParams) (any, error) {
	for _, w := range s.sites {
		w.stale, w.moved, w.unshown = true, true, true
	}
	s.soon()
	return nil, nil
}

// forget has the findings of a text sent again: some editors drop them when it
// is opened or closed.
func (s *server) forget(d *openDocument) {
	if d.site != nil {
		d.site.shown[d.uri] = nil
	}
}

func (s *server) changed(d *openDocument) {
	if d.site != nil {
		d.site.stale, d.site.unshown = true, true
		s.soon()
	}
}

// loaded is the document that a request is about, once its site is read as it
// is now; ok is false for one that lies in no site.
func (s *server) loaded(p documentParams) (d *openDocument, ok bool) {
	d, ok = s.open[p.TextDocument.URI]
	if !ok || d.site == nil {
		return nil, false
	}
	s.load(d.site)
	return d, true
}

// document is the text's document as the site was last loaded, or nil.
func (d *openDocument) document() *site.Document {
	if d.site == nil || d.site.site == nil {
		return nil
	}
	for _, doc := range d.site.site.Documents {
		if doc.File.Path == d.file.Path {
			return doc
		}
	}
	return nil
}

// data is what was read of the text; nil where that is not as it is now.
func (d *openDocument) data() *tree.Node {
	if doc := d.document(); doc != nil {
		return doc.Front.Node
	}
	if d.file.Path == site.ConfigName && d.site.unread == nil && d.site.site != nil {
		return d.site.site.Config.Place.Node
	}
	return nil
}
