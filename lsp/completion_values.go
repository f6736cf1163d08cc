package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// values offers the values that the schema allows, the ids that may be named
// here, and else the schema's examples.
func (c *completer) values(f field, d *openDocument, typeName string) {
	if typeName != configType && slices.Equal(c.cursor.path, []string{"type"}) {
		for _, t := range schema.Types() {
			c.add(CompletionItem{Label: t.Name, Kind: itemEnum, Documentation: markup(t.Summary)}, c.value(f, t.Name))
		}
		return
	}
	for _, value := range f.Values() {
		c.add(CompletionItem{Label: value, Kind: itemEnum, Documentation: documentation(f)}, c.value(f, value))
	}
	for _, name := range named(d, typeName, c.cursor.path) {
		c.add(CompletionItem{Label: name.ID, Kind: itemReference, Detail: name.About}, c.value(f, name.ID))
	}
	if f.isZone() {
		for _, zone := range append(site.ZoneNames(), "UTC") {
			c.add(CompletionItem{Label: zone, Kind: itemValue, Documentation: documentation(f)}, c.value(f, zone))
		}
	}
	if len(c.items) > 0 {
		return
	}
	for _, value := range f.Examples() {
		c.add(CompletionItem{Label: value, Kind: itemValue, Detail: "example", Documentation: documentation(f)}, c.value(f, value))
	}
}

// value is how a value is written: in quotes where the format wants them, or
// where YAML would read something else than text.
func (c *completer) value(f field, text string) string {
	isText := !slices.Contains([]any{"boolean", "integer", "number"}, f.get("type"))
	odd := strings.HasPrefix(text, "+") || len(text) == 5 && text[2] == ':'
	if !c.cursor.quoted && isText && (c.syntax.quotesText || odd) {
		return `"` + text + `"`
	}
	return text
}
