package lsp

import (
	"github.com/launchbook/launchbook/source"
)

// The kinds of completion items that are used, as the protocol numbers them.
const (
	itemField     = 5
	itemValue     = 12
	itemSnippet   = 15
	itemFile      = 17
	itemReference = 18
	itemEnum      = 20
)

// completer collects what may be written at one place.
type completer struct {
	server *server
	file   *source.File
	cursor cursor
	syntax syntax
	items  []CompletionItem
}

// completion says what may be written at a place, also while the rest cannot be
// read: keys and values of front matter and of launchbook.yaml, the rules in a
// comment that suppresses them, and where links in the text lead.
func (s *server) completion(p documentParams) (any, error) {
	list := CompletionList{Items: []CompletionItem{}}
	d, ok := s.open[p.TextDocument.URI]
	if !ok || d.site == nil {
		return list, nil
	}
	if d.site.site == nil {
		s.load(d.site)
	}
	offset := s.encoding.offset(d.file, p.Position)
	c := completer{server: s, file: d.file}
	b, inData := blockOf(d.file)
	switch inData = inData && b.holds(offset); {
	case c.suppressions(offset):
	case inData:
		c.data(d, b, offset)
	default:
		c.links(d, offset)
	}
	list.Items = append(list.Items, c.items...)
	return list, nil
}

// data offers keys and values.
func (c *completer) data(d *openDocument, b block, offset int) {
	typeName := b.typeAt(d)
	c.syntax = b.syntax
	c.cursor = cursorAt(c.file, b, offset, func(path []string) bool {
		f, ok := fieldAt(typeName, path)
		return ok && f.IsList()
	})
	f, ok := fieldAt(typeName, c.cursor.path)
	switch {
	case !ok || c.cursor.nowhere:
	case c.cursor.value:
		c.values(f, d, typeName)
	default:
		c.keys(f, d, typeName)
	}
}

func (c *completer) add(item CompletionItem, text string) {
	item.FilterText = item.Label
	item.TextEdit = &TextEdit{c.server.encoding.rangeOf(c.file, c.cursor.word), text}
	c.items = append(c.items, item)
}

// documentation is what the schema says of a field.
func documentation(f field) *MarkupContent {
	if text := f.Description(); text != "" {
		return markup(text)
	}
	return nil
}
