package schema

import (
	"slices"
	"strconv"
	"strings"
)

// Required tells whether the schema of a type demands the key in the mapping at
// a path. It is false where the schema says nothing of that path.
func Required(typeName string, path []string, key string) bool {
	file := fileName(typeName)
	at := raw(file)
	for _, step := range path {
		at, file = below(at, file, step)
	}
	for at != nil {
		if list, _ := at["required"].([]any); slices.Contains(list, any(key)) {
			return true
		}
		at, file = follow(at, file)
	}
	return false
}

// below is the schema object of a field or an item, and the file that it is in.
func below(at map[string]any, file, step string) (map[string]any, string) {
	for at != nil {
		if items, ok := at["items"].(map[string]any); ok {
			if _, err := strconv.Atoi(step); err == nil {
				return items, file
			}
		}
		if field := property(at, step); field != nil {
			return field, file
		}
		at, file = follow(at, file)
	}
	return nil, file
}

// follow is what the reference of a schema object leads to; nil without one.
func follow(at map[string]any, file string) (map[string]any, string) {
	ref, _ := at["$ref"].(string)
	name, fragment, ok := strings.Cut(ref, "#/$defs/")
	if !ok {
		return nil, file
	}
	if name != "" {
		file = name
	}
	defs, _ := raw(file)["$defs"].(map[string]any)
	target, _ := defs[fragment].(map[string]any)
	return target, file
}
