package lsp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// The kinds of completion items that are used, as the protocol numbers them.
const (
	itemField     = 5
	itemValue     = 12
	itemEnum      = 20
	itemReference = 18
)

// completer collects what may be written at one place.
type completer struct {
	server *server
	file   *source.File
	cursor cursor
	items  []CompletionItem
}

// completion says what may be written at a place of YAML front matter or of
// launchbook.yaml, also while the rest cannot be read.
func (s *server) completion(p documentParams) (any, error) {
	list := CompletionList{Items: []CompletionItem{}}
	d, ok := s.open[p.TextDocument.URI]
	if !ok || d.site == nil {
		return list, nil
	}
	if d.site.site == nil {
		s.load(d.site)
	}
	config := d.file.Path == site.ConfigName
	offset := s.encoding.offset(d.file, p.Position)
	block, ok := yamlBlock(d.file, config)
	if !ok || offset < block.Start || offset > block.End {
		return list, nil
	}
	c := completer{server: s, file: d.file, cursor: cursorAt(d.file, block, offset)}
	typeName := typeAt(d, block)
	if f, ok := fieldAt(typeName, c.cursor.path); ok {
		if c.cursor.value {
			c.values(f, d, typeName)
		} else {
			c.keys(f, d, typeName)
		}
	}
	list.Items = append(list.Items, c.items...)
	return list, nil
}

// typeAt is the type that the front matter says as it is being written, or else
// the one that the document had when it was last read.
func typeAt(d *openDocument, block source.Span) string {
	if d.file.Path == site.ConfigName {
		return configType
	}
	for _, line := range strings.Split(d.file.Text(block), "\n") {
		if name, ok := strings.CutPrefix(line, "type:"); ok {
			if _, known := schema.Lookup(strings.Trim(name, " \r\"'")); known {
				return strings.Trim(name, " \r\"'")
			}
		}
	}
	if doc := d.document(); doc != nil {
		return doc.Type
	}
	return "page"
}

func (c *completer) keys(f field, d *openDocument, typeName string) {
	// A list is begun by the hyphen of its first item.
	prefix := ""
	if f.IsList() && !c.cursor.item {
		if items, ok := f.object("items"); !ok || len(items.Keys()) == 0 {
			return
		}
		prefix = "- "
	} else if c.cursor.item && f.IsList() {
		return
	}
	if c.cursor.item && len(f.Keys()) == 0 {
		c.values(f, d, typeName)
		return
	}
	for i, key := range f.Keys() {
		if slices.Contains(c.cursor.present, key) && key != c.file.Text(c.cursor.word) {
			continue
		}
		child, _ := f.step(key)
		text := prefix + key
		if !c.cursor.keyed {
			text += ": "
		}
		detail := child.Expects()
		if f.Required(key) {
			detail = "required; " + detail
		}
		c.add(CompletionItem{Label: key, Kind: itemField, Detail: strings.ReplaceAll(detail, "`", ""), SortText: fmt.Sprintf("%03d", i),
			Documentation: documentation(child)}, text)
	}
	if typeName == configType && slices.Equal(c.cursor.path, []string{"lint", "rules"}) {
		for _, rule := range rules.All() {
			c.add(CompletionItem{Label: rule.ID, Kind: itemField, Detail: rule.Level.String(), Documentation: markup(rule.Summary)}, rule.ID+": ")
		}
	}
}

func documentation(f field) *MarkupContent {
	if text := f.Description(); text != "" {
		return markup(text)
	}
	return nil
}

// values offers the values that the schema allows, the ids that may be named
// here, and else the schema's examples.
func (c *completer) values(f field, d *openDocument, typeName string) {
	if typeName != configType && slices.Equal(c.cursor.path, []string{"type"}) {
		for _, t := range schema.Types() {
			c.add(CompletionItem{Label: t.Name, Kind: itemEnum, Documentation: markup(t.Summary)}, t.Name)
		}
		return
	}
	for _, value := range f.Values() {
		c.add(CompletionItem{Label: value, Kind: itemEnum, Documentation: documentation(f)}, value)
	}
	for _, name := range named(d, typeName, c.cursor.path) {
		c.add(CompletionItem{Label: name.id, Kind: itemReference, Detail: name.about}, name.id)
	}
	if len(c.items) > 0 {
		return
	}
	for _, value := range f.Examples() {
		c.add(CompletionItem{Label: value, Kind: itemValue, Detail: "example", Documentation: documentation(f)}, quoteClock(value))
	}
}

// quoteClock puts a value in quotes that YAML would read as something else than
// text.
func quoteClock(value string) string {
	if strings.HasPrefix(value, "+") || len(value) == 5 && value[2] == ':' {
		return `"` + value + `"`
	}
	return value
}

func (c *completer) add(item CompletionItem, text string) {
	item.FilterText = item.Label
	item.TextEdit = &TextEdit{c.server.encoding.rangeOf(c.file, c.cursor.word), text}
	c.items = append(c.items, item)
}
