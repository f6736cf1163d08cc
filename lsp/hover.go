package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// Hover is what is said of a place.
type Hover struct {
	Contents *MarkupContent `json:"contents"`
	Range    *Range         `json:"range,omitempty"`
}

// hovered is what a hover is asked about.
type hovered struct {
	*openDocument
	site   *site.Site
	doc    *site.Document // nil for launchbook.yaml
	offset int
	spot   spot
	inData bool // spot is set
}

// hover says what stands at a place: who a contact is, when an offset is, what
// a step of a path leads to, what a rule proves, what a field means. It is null
// where there is nothing to say.
func (s *server) hover(p documentParams) (any, error) {
	d, ok := s.loaded(p)
	if !ok || d.site.site == nil {
		return nil, nil
	}
	h := hovered{openDocument: d, site: d.site.site, doc: d.document(), offset: s.encoding.offset(d.file, p.Position)}
	h.spot, h.inData = h.locate()
	if text, span, ok := h.rule(); ok {
		return s.hoverText(d.file, span, text), nil
	}
	var parts []string
	span := source.At(h.offset)
	if h.inData && !h.spot.key {
		span = h.spot.value().Span
	}
	if _, _, at := s.occurrenceAt(p); at != nil {
		parts, span = append(parts, s.describe(h.site, *at)), at.name
	}
	times := s.times(h)
	if h.spot.key || len(parts) == 0 && times == "" {
		parts = append(parts, h.field())
	}
	if parts = nonEmpty(append(parts, times, s.step(h))); len(parts) == 0 {
		return nil, nil
	}
	return s.hoverText(d.file, span, strings.Join(parts, "\n\n")), nil
}

func (s *server) hoverText(f *source.File, span source.Span, text string) Hover {
	h := Hover{Contents: markup(text)}
	if span.Len() > 0 {
		r := s.encoding.rangeOf(f, span)
		h.Range = &r
	}
	return h
}

func nonEmpty(list []string) []string {
	return slices.DeleteFunc(list, func(text string) bool { return text == "" })
}

// locate finds the place in the data that was read of the file.
func (h hovered) locate() (spot, bool) {
	if n := h.openDocument.data(); n != nil {
		return spotAt(n, h.offset)
	}
	return spot{}, false
}

// field is what the schema says of the field at the place.
func (h hovered) field() string {
	typeName, path := "", h.spot.path
	if h.inData {
		typeName = configType
		if h.doc != nil {
			typeName = h.doc.Type
		}
	} else {
		// What cannot be read yet is looked at line by line.
		b, ok := blockOf(h.file)
		if !ok || !b.holds(h.offset) {
			return ""
		}
		typeName = b.typeAt(h.openDocument)
		c := cursorAt(h.file, b, h.offset, func(path []string) bool {
			f, ok := fieldAt(typeName, path)
			return ok && f.IsList()
		})
		if path = c.path; !c.value {
			path = append(path, h.file.Text(c.word))
		}
	}
	f, ok := fieldAt(typeName, path)
	if !ok || f.Description() == "" {
		return ""
	}
	text := f.Description()
	if expects := f.Expects(); expects != "" {
		text += "\n\nIt takes " + expects + "."
	}
	return text
}
