package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
	"github.com/launchbook/launchbook/source/tree"
)

// report turns a failed keyword into what a writer has to know.
func (v *validator) report(p tree.Place, f failure) {
	where := at(p, f.path)
	switch f.keyword {
	case "additionalProperties", "unevaluatedProperties":
		v.unknownFields(p, f)
		return
	case "required":
		v.missingFields(where, f)
		return
	}
	if v.said[where.Address] {
		return
	}
	v.first(tree.Place{Address: parentOf(where.Address)}, lastOf(where.Address))
	d := source.Diagnostic{Rule: "schema-value", Level: source.Error, File: where.File, Span: where.Node.Span, Address: where.Address}
	name, n := nameOf(f.path), where.Node
	switch {
	case empty(n):
		d.Rule = "schema-empty"
		d.Message = fmt.Sprintf("%s is empty", name)
		d.Help = "fill it in, or remove the field"
		if e := entryOf(p, f.path); e != nil && n.Span.Len() == 0 {
			d.Span = e.KeySpan
		}
	case f.keyword == "type":
		d.Rule = "schema-type"
		d.Message = fmt.Sprintf("%s must be %s, got %s", name, wanted(f.schema), got(n))
		if n.Kind == tree.String && strings.Contains(n.Text, ", ") && wants(f.schema, "array") {
			d.Help = fmt.Sprintf("put it in brackets: `[%s]`", n.Text)
		}
		if n.Kind != tree.String && n.Scalar() && wants(f.schema, "string") && fits(f.schema, n.Text) {
			d.Help = "put it in quotes"
			d.Fixes = []source.Fix{{Title: "put it in quotes", Safe: true, Edits: []source.Edit{{File: where.File, Span: n.Span, Text: strconv.Quote(n.Text)}}}}
		}
		if !n.Scalar() {
			d.Span = where.Span()
		}
	case f.keyword == "enum":
		v.notInEnum(&d, name, n, f.schema)
	case f.keyword == "const":
		d.Message = fmt.Sprintf("%s must be `%v`, got %s", name, f.schema["const"], got(n))
	case f.keyword == "minimum" || f.keyword == "maximum":
		d.Message = fmt.Sprintf("%s must be from %v to %v, got `%s`", name, f.schema["minimum"], f.schema["maximum"], n.Text)
	case f.keyword == "maxItems":
		d.Message = fmt.Sprintf("%s may have %v items, and has %d", name, f.schema["maxItems"], len(n.Items()))
	default:
		d.Message = fmt.Sprintf("%s must be %s, got %s", name, wanted(f.schema), got(n))
		d.Help = typographic(n.Text)
	}
	v.found = append(v.found, d)
}

// fits tells whether a text has the form that a schema object asks for.
func fits(schema map[string]any, text string) bool {
	pattern, ok := schema["pattern"].(string)
	if !ok {
		return true
	}
	matched, err := regexp.MatchString(pattern, text)
	return err == nil && matched
}

// typographic names the characters that a word processor has put where a
// keyboard would not, as they look alike; "" without any.
func typographic(text string) string {
	for _, mark := range []struct{ marks, help string }{
		{"\u2010\u2011\u2012\u2013\u2014\u2212", "it has a dash that is no hyphen: type `-`"},
		{"\u201c\u201d\u201e\u2018\u2019", "its quotes are curly ones, which are part of the text: type `\"`, or none"},
		{"\u00a0\u202f", "it has a space that does not break: type a plain one"},
	} {
		if strings.ContainsAny(text, mark.marks) {
			return mark.help
		}
	}
	return ""
}

func (v *validator) missingFields(where tree.Place, f failure) {
	list, _ := f.schema["required"].([]any)
	for _, item := range list {
		name, _ := item.(string)
		if where.Has(name) || !v.first(where, name) {
			continue
		}
		d := source.Diagnostic{
			Rule: "schema-missing-field", Level: source.Error, File: where.File, Span: where.Span(),
			Address: where.Address + "/" + name,
			Message: fmt.Sprintf("`%s` is missing", name),
		}
		if owner := nameOf(f.path); owner != "" {
			d.Message = fmt.Sprintf("`%s` is missing in %s", name, owner)
		}
		d.Help = fmt.Sprintf("add `%s:` with %s", name, wanted(property(f.schema, name)))
		v.found = append(v.found, d)
	}
}

func (v *validator) notInEnum(d *source.Diagnostic, name string, n *tree.Node, schema map[string]any) {
	values := enum(schema)
	d.Message = fmt.Sprintf("%s must be %s, got %s", name, oneOf(values), got(n))
	if near := nearest.Of(n.Text, values); near != "" {
		d.Message = fmt.Sprintf("%s `%s` is unknown, did you mean `%s`?", name, n.Text, near)
		d.Help = "it must be " + oneOf(values)
		d.Fixes = []source.Fix{{Title: "change it to `" + near + "`", Edits: []source.Edit{{File: d.File, Span: n.Span, Text: tree.Rewrite(d.File, n.Span, near)}}}}
	}
}

func empty(n *tree.Node) bool {
	return n.Kind == tree.Null || n.Kind == tree.String && strings.TrimSpace(n.Text) == "" ||
		n.Kind == tree.List && len(n.Items()) == 0 || n.Kind == tree.Map && len(n.Entries()) == 0
}

// nameOf is the field in backquotes; an item of a list goes by the list's name.
func nameOf(path []string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if _, err := strconv.Atoi(path[i]); err != nil {
			if i < len(path)-1 {
				return "an item of `" + path[i] + "`"
			}
			return "`" + path[i] + "`"
		}
	}
	return ""
}

// wanted says what a schema object accepts.
func wanted(schema map[string]any) string {
	if expect, ok := schema["x-expect"].(string); ok {
		return expect
	}
	if ref, ok := schema["$ref"].(string); ok {
		if _, name, ok := strings.Cut(ref, "common.schema.json#/$defs/"); ok {
			defs, _ := raw("common.schema.json")["$defs"].(map[string]any)
			if def, ok := defs[name].(map[string]any); ok {
				return wanted(def)
			}
		}
		return "a mapping"
	}
	if values := enum(schema); len(values) > 0 {
		return oneOf(values)
	}
	switch schema["type"] {
	case "object":
		return "a mapping"
	case "array":
		return "a list"
	case "boolean":
		return "`true` or `false`"
	case "integer":
		return "a whole number"
	case "number":
		return "a number"
	}
	return "text"
}

func wants(schema map[string]any, kind string) bool {
	switch t := schema["type"].(type) {
	case string:
		return t == kind
	case []any:
		return slices.Contains(t, any(kind))
	}
	return false
}

func got(n *tree.Node) string {
	switch n.Kind {
	case tree.List, tree.Map:
		return "a " + n.Kind.String()
	case tree.Int, tree.Float:
		return "the number `" + n.Text + "`"
	case tree.Bool:
		return "`" + n.Text + "`"
	}
	text := n.Text
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:60]) + "…"
	}
	return "`" + strings.ReplaceAll(text, "\n", " ") + "`"
}

func enum(schema map[string]any) []string {
	list, _ := schema["enum"].([]any)
	var values []string
	for _, v := range list {
		values = append(values, fmt.Sprint(v))
	}
	return values
}

func oneOf(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = "`" + v + "`"
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " or " + quoted[len(quoted)-1]
}

func property(schema map[string]any, name string) map[string]any {
	all, _ := schema["properties"].(map[string]any)
	one, _ := all[name].(map[string]any)
	return one
}

// entryOf is the entry of a mapping that the path ends in, if it does.
func entryOf(p tree.Place, path []string) *tree.Entry {
	if len(path) == 0 {
		return nil
	}
	entries := at(p, path[:len(path)-1]).Node.Entries()
	for i := range entries {
		if entries[i].Key == path[len(path)-1] {
			return &entries[i]
		}
	}
	return nil
}

func parentOf(address string) string { return address[:max(0, strings.LastIndexByte(address, '/'))] }

func lastOf(address string) string {
	last := address[strings.LastIndexByte(address, '/')+1:]
	return tree.UnescapePointer(last)
}
