package lsp

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/schema"
)

// configType is what the schema of launchbook.yaml goes by.
const configType = "config"

// field is one schema object: what may stand at a place.
type field struct {
	root map[string]any
	own  map[string]any
}

// schemas reads each type's schema once.
var schemas = sync.OnceValue(func() map[string]map[string]any {
	all := map[string]map[string]any{}
	names := []string{configType}
	for _, t := range schema.Types() {
		names = append(names, t.Name)
	}
	for _, name := range names {
		var value map[string]any
		if data, err := schema.JSON(name); err == nil && json.Unmarshal(data, &value) == nil {
			all[name] = value
		}
	}
	return all
})

// fieldAt is the schema at a path of keys and stars; ok is false where the
// schema knows nothing of the path.
func fieldAt(typeName string, path []string) (f field, ok bool) {
	root := schemas()[typeName]
	f, ok = field{root, root}, root != nil
	for _, step := range path {
		if !ok {
			break
		}
		f, ok = f.step(step)
	}
	return f, ok
}

func (f field) step(step string) (field, bool) {
	if step == "*" {
		return f.object("items")
	}
	if f.IsList() {
		if items, ok := f.object("items"); ok {
			f = items
		}
	}
	for _, at := range []field{f, f.shared()} {
		properties, _ := at.own["properties"].(map[string]any)
		if own, ok := properties[step].(map[string]any); ok {
			return field{f.root, own}, true
		}
		if any, ok := at.object("additionalProperties"); ok {
			return any, true
		}
	}
	return field{}, false
}

func (f field) object(key string) (field, bool) {
	for _, at := range []field{f, f.shared()} {
		if own, ok := at.own[key].(map[string]any); ok {
			return field{f.root, own}, true
		}
	}
	return field{}, false
}

// shared is the definition that the schema object refers to; an empty one when
// it refers to none.
func (f field) shared() field {
	ref, _ := f.own["$ref"].(string)
	defs, _ := f.root["$defs"].(map[string]any)
	def, _ := defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	return field{f.root, def}
}

func (f field) get(key string) any {
	if value, ok := f.own[key]; ok {
		return value
	}
	return f.shared().own[key]
}

// Description is what the schema says of the field.
func (f field) Description() string {
	text, _ := f.get("description").(string)
	return text
}

// IsList tells whether the field is always a list.
func (f field) IsList() bool { return f.get("type") == "array" }

// isZone tells whether the field is a time zone.
func (f field) isZone() bool { return f.own["$ref"] == "#/$defs/zone" }

// Values are the values that are allowed, if they are few.
func (f field) Values() []string {
	var values []string
	if list, ok := f.get("enum").([]any); ok {
		for _, v := range list {
			values = append(values, fmt.Sprint(v))
		}
	}
	if v := f.get("const"); v != nil {
		values = append(values, fmt.Sprint(v))
	}
	if f.get("type") == "boolean" {
		values = append(values, "true", "false")
	}
	return values
}

// Examples are values that the schema gives as examples.
func (f field) Examples() []string {
	var values []string
	list, _ := f.get("examples").([]any)
	for _, v := range list {
		values = append(values, fmt.Sprint(v))
	}
	return values
}

// Keys are the fields of a mapping, or of a list's items, those that are
// required first.
func (f field) Keys() []string {
	if f.IsList() {
		f, _ = f.object("items")
	}
	var keys []string
	for _, at := range []field{f, f.shared()} {
		properties, _ := at.own["properties"].(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(properties)) {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int {
		return rank(f.Required(a)) - rank(f.Required(b))
	})
	return keys
}

func rank(required bool) int {
	if required {
		return 0
	}
	return 1
}

// Required tells whether a mapping has to have the key.
func (f field) Required(key string) bool {
	list, _ := f.get("required").([]any)
	return slices.Contains(list, any(key))
}

// Expects says what the field takes, in words.
func (f field) Expects() string {
	if text, ok := f.get("x-expect").(string); ok {
		return text
	}
	if values := f.Values(); len(values) > 0 {
		return "`" + strings.Join(values, "`, `") + "`"
	}
	switch t := f.get("type"); t {
	case "array":
		return "a list"
	case "object":
		return "a mapping"
	case "integer":
		return "a whole number"
	case "number":
		return "a number"
	case "string":
		return "text"
	}
	return ""
}
