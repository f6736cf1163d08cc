package main

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// knownOf says what launchbook reads on a line of a document: the field and its
// value as typed, or the section of the text.
func knownOf(s *site.Site, name string, line int) (string, error) {
	for _, d := range s.Documents {
		if d.File.Path != name {
			continue
		}
		if line > d.File.Lines() {
			return "", fmt.Errorf("%s has %d lines", name, d.File.Lines())
		}
		return lineOf(s, d, line), nil
	}
	return "", fmt.Errorf("%s is not a document of the site %s", name, s.Dir)
}

func lineOf(s *site.Site, d *site.Document, line int) string {
	span := d.File.LineSpan(line)
	var fields []string
	for _, at := range fieldsOn(d.Front, span) {
		value := typed(reflect.ValueOf(d.Data).Elem(), strings.Split(at.Address, "/")[1:])
		text := fmt.Sprintf("%s: %s", at.Address, describe(at, value))
		if offset, ok := value.(schema.Offset); ok {
			if l, ok := d.Data.(*schema.Launch); ok && !l.LaunchAt.IsZero() {
				text += ", which is " + offset.From(l.LaunchAt.In(s.ZoneOf(l.TimeZone))).Format("Mon 2006-01-02 15:04 MST")
			}
		}
		fields = append(fields, text)
	}
	if len(fields) > 0 {
		return fmt.Sprintf("`%s`, of type %s\n", d.Title, d.Type) + strings.Join(fields, "\n")
	}
	section := ""
	for _, h := range d.Body.Headings {
		if h.Span.Start <= span.End {
			section = h.Text
		}
	}
	if section != "" {
		return fmt.Sprintf("text of `%s`, in the section `%s`", d.Title, section)
	}
	return fmt.Sprintf("text of `%s`", d.Title)
}

// fieldsOn lists the fields and items that start on a line; a mapping or list
// only when nothing in it does.
func fieldsOn(p tree.Place, line source.Span) []tree.Place {
	var list []tree.Place
	for _, e := range p.Node.Entries() {
		below := fieldsOn(p.Child(e.Key), line)
		if len(below) == 0 && line.Contains(e.KeySpan) {
			below = []tree.Place{p.Child(e.Key)}
		}
		list = append(list, below...)
	}
	for i, item := range p.Node.Items() {
		below := fieldsOn(p.Child(i), line)
		if len(below) == 0 && item.Scalar() && line.Contains(item.Span) {
			below = []tree.Place{p.Child(i)}
		}
		list = append(list, below...)
	}
	return list
}

// typed follows an address into the Go value that was decoded; nil where the
// type has no such field.
func typed(v reflect.Value, path []string) any {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if len(path) == 0 {
		return v.Interface()
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.Anonymous {
				if value := typed(v.Field(i), path); value != nil {
					return value
				}
			} else if field.Tag.Get("json") == path[0] {
				return typed(v.Field(i), path[1:])
			}
		}
	case reflect.Slice:
		if i, err := strconv.Atoi(path[0]); err == nil && i < v.Len() {
			return typed(v.Index(i), path[1:])
		}
	}
	return nil
}

// describe names a value and its kind, such as `5m` (Duration).
func describe(at tree.Place, value any) string {
	if !at.Node.Scalar() {
		return "a " + at.Node.Kind.String()
	}
	if value == nil {
		return fmt.Sprintf("`%s`, which launchbook does not read", at.Node.Text)
	}
	kind := reflect.TypeOf(value)
	if kind.PkgPath() == "" || kind.Kind() == reflect.Slice {
		return fmt.Sprintf("`%s`, %s", at.Node.Text, at.Node.Kind)
	}
	return fmt.Sprintf("`%v`, %s", value, strings.ToLower(kind.Name()))
}
