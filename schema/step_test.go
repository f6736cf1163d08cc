package schema

import (
	"encoding"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/source/tree"
)

// TestTypesAndSchemasAreInStep goes down every Go type and its schema together:
// a field without a property cannot be written, and a property without a field
// is read and forgotten.
func TestTypesAndSchemasAreInStep(t *testing.T) {
	values := map[string]any{configName: new(Config)}
	for _, typ := range Types() {
		values[typ.Name] = typ.New()
	}
	for name, value := range values {
		w := stepper{t: t, seen: map[reflect.Type]bool{}}
		w.compare(name, reflect.TypeOf(value), object{fileName(name), raw(fileName(name))})
	}
}

// object is a schema object and the file that its references are relative to.
type object struct {
	file string
	raw  map[string]any
}

type stepper struct {
	t    *testing.T
	seen map[reflect.Type]bool
}

var (
	textValue = reflect.TypeFor[encoding.TextUnmarshaler]()
	nodeValue = reflect.TypeFor[interface{ UnmarshalNode(tree.Place) }]()
)

// compare looks at the structs in a type and the objects in a schema.
func (s *stepper) compare(where string, t reflect.Type, o object) {
	switch t.Kind() {
	case reflect.Pointer:
		s.compare(where, t.Elem(), o)
		return
	case reflect.Slice:
		for _, form := range forms(o) {
			if items, ok := form.raw["items"].(map[string]any); ok {
				s.compare(where+"[]", t.Elem(), object{form.file, items})
			}
		}
		return
	case reflect.Struct:
	default:
		return
	}
	pointer := reflect.PointerTo(t)
	if s.seen[t] || pointer.Implements(textValue) && !pointer.Implements(nodeValue) {
		return
	}
	s.seen[t] = true
	fields, properties := fieldsOf(t), propertiesOf(o)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if property, ok := properties[name]; ok {
			s.compare(where+"."+name, fields[name], property)
		} else {
			s.t.Errorf("%s: the Go type has a field %q, the schema has not", where, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if _, ok := fields[name]; !ok {
			s.t.Errorf("%s: the schema has a property %q, the Go type has not", where, name)
		}
		if properties[name].raw["description"] == nil {
			s.t.Errorf("%s: the property %q has no description", where, name)
		}
	}
}

func fieldsOf(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			maps.Copy(fields, fieldsOf(f.Type))
		case name != "" && name != "-":
			fields[name] = f.Type
		}
	}
	return fields
}

// forms are a schema, what it refers to, and what it is composed of.
func forms(o object) []object {
	list := []object{o}
	if ref, ok := o.raw["$ref"].(string); ok {
		file, fragment, _ := strings.Cut(ref, "#")
		if file == "" {
			file = o.file
		}
		var at any = raw(file)
		for _, step := range pointer(fragment) {
			at = at.(map[string]any)[step]
		}
		list = append(list, forms(object{file, at.(map[string]any)})...)
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		parts, _ := o.raw[keyword].([]any)
		for _, part := range parts {
			list = append(list, forms(object{o.file, part.(map[string]any)})...)
		}
	}
	return list
}

func propertiesOf(o object) map[string]object {
	all := map[string]object{}
	for _, form := range forms(o) {
		own, _ := form.raw["properties"].(map[string]any)
		for name, property := range own {
			if raw, ok := property.(map[string]any); ok && all[name].raw["description"] == nil {
				all[name] = object{form.file, raw}
			}
		}
	}
	return all
}
