package tree

import (
	"encoding"
	"reflect"
	"strings"
	"sync"
)

var placeType = reflect.TypeFor[Place]()

// Decode fills the struct that target points to from a mapping. Fields are
// matched by their json tag; a field of type Place gets the struct's own place.
// Values that do not fit their field are left at zero: saying so is the work of
// the schema.
func Decode(p Place, target any) {
	decode(p, reflect.ValueOf(target).Elem())
}

// decode tells whether the value fits; a pointer to one that does not stays nil.
func decode(p Place, v reflect.Value) (fits bool) {
	if v.Kind() == reflect.Pointer {
		target := reflect.New(v.Type().Elem())
		if p.Node.Kind == Null || !decode(p, target.Elem()) {
			return false
		}
		v.Set(target)
		return true
	}
	if u, ok := v.Addr().Interface().(nodeUnmarshaler); ok {
		u.UnmarshalNode(p)
		return true
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return p.Node.Scalar() && p.Node.Kind != Null && u.UnmarshalText([]byte(p.Node.Text)) == nil
	}
	switch v.Kind() {
	case reflect.Struct:
		return decodeStruct(p, v)
	case reflect.Slice:
		return decodeList(p, v)
	case reflect.Map:
		return decodeMap(p, v)
	}
	return decodeScalar(p.Node, v)
}

// nodeUnmarshaler is a type that is written in more than one form.
type nodeUnmarshaler interface{ UnmarshalNode(Place) }

func decodeStruct(p Place, v reflect.Value) bool {
	if p.Node.Kind != Map {
		return false
	}
	for i, field := range fieldsOf(v.Type()) {
		at := v.Field(i)
		switch {
		case field.place:
			at.Set(reflect.ValueOf(p))
		case field.embedded:
			decodeStruct(p, at)
		case field.name != "" && p.Has(field.name):
			decode(p.Child(field.name), at)
		}
	}
	return true
}

// field is what Decode has to know of a struct's field.
type field struct {
	name            string // "" where the mapping has no key for it
	place, embedded bool
}

// structs keeps the fields of a type, which reflection takes long to tell.
var structs sync.Map // reflect.Type to []field

func fieldsOf(t reflect.Type) []field {
	if known, ok := structs.Load(t); ok {
		return known.([]field)
	}
	fields := make([]field, t.NumField())
	for i := range fields {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			name = ""
		}
		fields[i] = field{name, f.Type == placeType, f.Anonymous}
	}
	structs.Store(t, fields)
	return fields
}

func decodeList(p Place, v reflect.Value) bool {
	items := p.Node.Items()
	if p.Node.Scalar() && p.Node.Kind != Null {
		if v.Type().Elem().Kind() != reflect.String || v.Type().Name() == "" {
			return false
		}
		items = []*Node{p.Node}
	}
	list := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i := range items {
		decode(p.Child(i), list.Index(i))
	}
	v.Set(list)
	return true
}

func decodeMap(p Place, v reflect.Value) bool {
	if p.Node.Kind != Map {
		return false
	}
	m := reflect.MakeMap(v.Type())
	for _, e := range p.Node.Entries() {
		value := reflect.New(v.Type().Elem()).Elem()
		decode(p.Child(e.Key), value)
		m.SetMapIndex(reflect.ValueOf(e.Key), value)
	}
	v.Set(m)
	return true
}

func decodeScalar(n *Node, v reflect.Value) bool {
	switch {
	case v.Kind() == reflect.String && n.Scalar() && n.Kind != Null:
		v.SetString(n.Text)
	case v.Kind() == reflect.Bool && n.Kind == Bool:
		v.SetBool(n.Bool)
	case v.Kind() == reflect.Int && n.Kind == Int:
		v.SetInt(n.Int())
	case v.Kind() == reflect.Float64 && n.Kind == Int:
		v.SetFloat(float64(n.Int()))
	case v.Kind() == reflect.Float64 && n.Kind == Float:
		v.SetFloat(n.Float())
	default:
		return false
	}
	return true
}

// Forget clears the places in the struct that target points to, which Decode has
// set: they keep all that the struct was decoded from.
func Forget(target any) { forget(reflect.ValueOf(target).Elem()) }

func forget(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			forget(v.Elem())
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k == reflect.Struct || k == reflect.Pointer {
			for i := range v.Len() {
				forget(v.Index(i))
			}
		}
	case reflect.Struct:
		for i, field := range fieldsOf(v.Type()) {
			switch at := v.Field(i); {
			case field.place:
				at.SetZero()
			case field.embedded || field.name != "":
				forget(at)
			}
		}
	}
}
