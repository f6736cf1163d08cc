package lsp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
)

// keys offers the fields that a mapping may have and has not.
func (c *completer) keys(f field, d *openDocument, typeName string) {
	prefix, ok := c.listPrefix(f)
	if !ok {
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
		detail := child.Expects()
		if f.Required(key) {
			detail = "required; " + detail
		}
		c.add(CompletionItem{
			Label: key, Kind: itemField, Detail: strings.ReplaceAll(detail, "`", ""),
			SortText: fmt.Sprintf("%03d", i), Documentation: documentation(child),
		}, prefix+c.key(key))
	}
	c.newItem(f, prefix)
	if n := len(c.cursor.path); typeName == configType && n > 1 && c.cursor.path[0] == "lint" && c.cursor.path[n-1] == "rules" {
		for _, rule := range rules.All() {
			c.add(CompletionItem{Label: rule.ID, Kind: itemField, Detail: rule.Level.String(), Documentation: markup(aboutRule(rule))}, c.key(rule.ID))
		}
	}
}

// listPrefix is the hyphen that begins a list in YAML; ok is false where a list
// has nothing that can be offered.
func (c *completer) listPrefix(f field) (prefix string, ok bool) {
	switch items, isObject := f.object("items"); {
	case !f.IsList():
		return "", true
	case c.cursor.item || c.cursor.flow || !isObject || len(items.Keys()) == 0:
		return "", false
	}
	return "- ", true
}

// key is how a key is written, up to its value.
func (c *completer) key(name string) string {
	if c.cursor.quoted {
		return name
	}
	if c.syntax.quotesKeys {
		name = `"` + name + `"`
	}
	if c.cursor.keyed {
		return name
	}
	return name + c.syntax.assign
}

// newItem offers all that an item of a list has to have, in one step.
func (c *completer) newItem(f field, prefix string) {
	if f.IsList() {
		f, _ = f.object("items")
	} else if !c.cursor.item {
		return
	}
	var parts, names []string
	for _, key := range f.Keys() {
		if f.Required(key) {
			names = append(names, key)
			parts = append(parts, fmt.Sprintf("%s: ${%d}", key, len(names)))
		}
	}
	if !c.server.snippets || len(parts) < 2 || c.syntax.name != "yaml" || len(c.cursor.present) > 0 || c.file.Text(c.cursor.word) != "" {
		return
	}
	c.add(CompletionItem{
		Label: "new item", Kind: itemSnippet, Detail: "with " + strings.Join(names, ", "), Documentation: documentation(f),
		SortText: "~", InsertTextFormat: snippetFormat,
	}, prefix+"{"+strings.Join(parts, ", ")+"}")
}
