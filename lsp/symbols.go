package lsp

import (
	"cmp"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// The kinds of symbols that are used, as the protocol numbers them.
const (
	symbolFile      = 1
	symbolNamespace = 3
	symbolObject    = 19
	symbolString    = 15
	symbolEvent     = 24
)

// DocumentSymbol is one entry of a document's outline.
type DocumentSymbol struct {
	Name           string           `json:"name"`
	Detail         string           `json:"detail,omitempty"`
	Kind           int              `json:"kind"`
	Range          Range            `json:"range"`
	SelectionRange Range            `json:"selectionRange"`
	Children       []DocumentSymbol `json:"children,omitempty"`
}

// documentSymbol is the outline of a document: the blocks of its front matter
// with what stands in them, and the headings of its text.
func (s *server) documentSymbol(p documentParams) (any, error) {
	symbols := []DocumentSymbol{}
	d, ok := s.loaded(p)
	if !ok || d.site.site == nil {
		return symbols, nil
	}
	o := outline{s.encoding, d.file}
	if d.file.Path == site.ConfigName {
		if place := d.site.site.Config.Place; place.File != nil && d.site.unread == nil {
			symbols = append(symbols, o.blocks(place.Node)...)
		}
		return symbols, nil
	}
	if doc := d.document(); doc != nil {
		symbols = append(symbols, o.blocks(doc.Front.Node)...)
		symbols = append(symbols, o.headings(doc.Body.Headings, len(d.file.Data()))...)
	}
	return symbols, nil
}

// outline makes the symbols of one file.
type outline struct {
	encoding encoding
	file     *source.File
}

// symbol has a range that holds its name, as the protocol demands.
func (o outline) symbol(name, detail string, kind int, whole, selection source.Span) DocumentSymbol {
	if !whole.Contains(selection) {
		selection = source.At(whole.Start)
	}
	name = cmp.Or(excerpt(name), "…") // editors refuse symbols without a name
	return DocumentSymbol{Name: name, Detail: excerpt(detail), Kind: kind, Range: o.encoding.rangeOf(o.file, whole), SelectionRange: o.encoding.rangeOf(o.file, selection)}
}

// blocks are the keys of a mapping that have more than one value.
func (o outline) blocks(m *tree.Node) []DocumentSymbol {
	var list []DocumentSymbol
	for _, e := range m.Entries() {
		if e.Value.Scalar() {
			continue
		}
		span := source.Span{Start: e.KeySpan.Start, End: max(e.KeySpan.End, extent(e.Value).End)}
		block := o.symbol(e.Key, "", symbolNamespace, span, e.KeySpan)
		if e.Value.Kind == tree.List {
			block.Children = o.items(e.Value)
		} else {
			block.Children = o.blocks(e.Value)
		}
		list = append(list, block)
	}
	return list
}

// items are the mappings of a list, each by what tells it from the others.
func (o outline) items(list *tree.Node) []DocumentSymbol {
	var items []DocumentSymbol
	for _, n := range list.Items() {
		if n.Kind != tree.Map || len(n.Entries()) == 0 {
			continue
		}
		name, detail := naming(n)
		item := o.symbol(name.Text, detail, symbolObject, extent(n), name.Span)
		item.Children = o.blocks(n)
		items = append(items, item)
	}
	return items
}

// naming is the value that names an item, and another one that says more of it.
func naming(n *tree.Node) (name *tree.Node, detail string) {
	for _, key := range []string{"id", "name", "title", "issue", "scenario", "role", "path", "notify", "who", "at", "from"} {
		value := n.Get(key)
		if value != nil && value.Kind == tree.List && len(value.Items()) > 0 {
			value = value.Items()[0]
		}
		switch {
		case value == nil || !value.Scalar() || value.Text == "":
		case name == nil:
			name = value
		case detail == "":
			detail = value.Text
		}
	}
	if name == nil {
		name = &tree.Node{Text: n.Entries()[0].Key, Span: n.Entries()[0].KeySpan}
	}
	return name, detail
}

// headings are the headings of a text, each with those below it.
func (o outline) headings(all []markdown.Heading, end int) []DocumentSymbol {
	var list []DocumentSymbol
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Level > all[0].Level {
			n++
		}
		span := source.Span{Start: all[0].Span.Start, End: end}
		if n < len(all) {
			span.End = all[n].Span.Start
		}
		heading := o.symbol(all[0].Text, "", symbolString, span, all[0].Span)
		heading.Children = o.headings(all[1:n], span.End)
		list = append(list, heading)
		all = all[n:]
	}
	return list
}
