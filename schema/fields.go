package schema

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
	"github.com/launchbook/launchbook/source/tree"
)

// unknownFields reports the fields that a mapping should not have. One that is
// the misspelling of a field that is not there is renamed in the place that it
// returns.
func (v *validator) unknownFields(p tree.Place, f failure) (tree.Place, bool) {
	known := properties(f.schema)
	where := at(p, f.path)
	var free []string
	for _, name := range known {
		if !where.Has(name) {
			free = append(free, name)
		}
	}
	renames, typed := map[string]string{}, where.Has("type")
	for _, e := range where.Node.Entries() {
		if slices.Contains(known, e.Key) || IsOwn(e.Key) || !v.first(where, e.Key) {
			continue
		}
		near := nearest.Of(e.Key, free)
		v.found = append(v.found, v.unknownField(where, e, near, known, typed))
		if near != "" && !v.foreign(where, e, near, typed) {
			renames[e.Key] = near
			free = slices.DeleteFunc(free, func(name string) bool { return name == near })
		}
	}
	if len(renames) == 0 {
		return p, false
	}
	p.Node = rename(p.Node, where.Node, renames)
	return p, true
}

// IsOwn tells whether a field is the writer's own, of which launchbook knows nothing.
func IsOwn(key string) bool { return strings.HasPrefix(key, "x-") }

// first tells whether nothing was said about the field yet.
func (v *validator) first(where tree.Place, key string) bool {
	address := where.Address + "/" + tree.EscapePointer(key)
	if v.said[address] {
		return false
	}
	if v.said == nil {
		v.said = map[string]bool{}
	}
	v.said[address] = true
	return true
}

func (v *validator) unknownField(where tree.Place, e tree.Entry, near string, known []string, typed bool) source.Diagnostic {
	d := source.Diagnostic{
		Rule: "schema-unknown-field", Level: source.Error, File: where.File, Span: e.KeySpan,
		Address: where.Address + "/" + tree.EscapePointer(e.Key),
		Message: fmt.Sprintf("unknown field `%s`", e.Key),
		Help:    "the fields here are " + strings.Join(known, ", ") + "; your own start with x-",
	}
	if near != "" {
		d.Message += fmt.Sprintf(", did you mean `%s`?", near)
		d.Help = ""
		d.Fixes = []source.Fix{{Title: "rename it to `" + near + "`", Safe: true, Edits: []source.Edit{{File: where.File, Span: e.KeySpan, Text: tree.Rewrite(where.File, e.KeySpan, near)}}}}
	}
	switch {
	case near != "" && v.foreign(where, e, near, typed):
		d.Rule, d.Level = "foreign-field", source.Warning
		d.Fixes[0].Safe = false
	case where.Address == "" && v.mixed() && near == "":
		d.Rule, d.Level = "foreign-field", source.Info
		d.Message = fmt.Sprintf("`%s` is a field that launchbook does not know, and leaves alone", e.Key)
		d.Help = "map it to one of launchbook's under `defaults` in launchbook.yaml, if it means the same"
	}
	return d
}

// mixed tells whether documents of the type may have front matter for other
// tools as well.
func (v *validator) mixed() bool {
	return v.name == "page" || v.name == "faq" || v.name == "runbook"
}

// foreign tells whether a field belongs to a document that was not written for
// launchbook: what looks like a misspelling is then more likely another tool's
// field, such as `cover`. A misspelt `type` is none; typed says whether there is one.
func (v *validator) foreign(where tree.Place, e tree.Entry, near string, typed bool) bool {
	_, isType := Lookup(e.Value.Text)
	return v.mixed() && where.Address == "" && !typed && !(near == "type" && isType)
}

// properties are the fields that a schema object knows, its own first.
func properties(schema map[string]any) []string {
	own, _ := schema["properties"].(map[string]any)
	names := slices.Sorted(maps.Keys(own))
	if ref, _ := schema["$ref"].(string); ref != "" {
		if i := strings.LastIndexByte(ref, '/'); i >= 0 {
			defs, _ := raw("common.schema.json")["$defs"].(map[string]any)
			if shared, ok := defs[ref[i+1:]].(map[string]any); ok {
				for _, name := range properties(shared) {
					if !slices.Contains(names, name) {
						names = append(names, name)
					}
				}
			}
		}
	}
	return names
}

// rename copies the nodes down to target, in which it renames keys.
func rename(n, target *tree.Node, renames map[string]string) *tree.Node {
	out, entries, items := *n, slices.Clone(n.Entries()), slices.Clone(n.Items())
	for i, e := range entries {
		if to, ok := renames[e.Key]; ok && n == target {
			entries[i].Key = to
		} else if n != target && holds(e.Value, target) {
			entries[i].Value = rename(e.Value, target, renames)
		}
	}
	for i, item := range items {
		if holds(item, target) {
			items[i] = rename(item, target, renames)
		}
	}
	out.SetEntries(entries)
	out.SetItems(items)
	return &out
}

func holds(n, target *tree.Node) bool {
	if n == target {
		return true
	}
	return slices.ContainsFunc(n.Entries(), func(e tree.Entry) bool { return holds(e.Value, target) }) ||
		slices.ContainsFunc(n.Items(), func(item *tree.Node) bool { return holds(item, target) })
}
