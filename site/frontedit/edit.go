// Package frontedit changes values of a document's front matter in YAML or JSON, and
// leaves comments, order and style of the rest as they are.
package frontedit

import (
	"path"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// Editor collects edits of a document's front matter.
type Editor struct {
	file  *source.File
	front tree.Place
	json  bool
	edits []source.Edit
}

// Edits tells whether front matter of a format can be edited.
func Edits(format string) bool { return format == "yaml" || format == "json" }

// New edits the front matter of a file.
func New(file *source.File, front tree.Place) *Editor {
	e := &Editor{file: file, front: front}
	e.json = front.Node != nil && strings.HasPrefix(file.Text(front.Node.Span), "{")
	return e
}

// Edits are those that were collected.
func (e *Editor) Edits() []source.Edit { return e.edits }

// Text is the file with all edits.
func (e *Editor) Text() ([]byte, error) { return source.Apply(e.file.Data(), e.edits) }

// Holders are the mappings below a place that a path leads to and that have a key.
func (e *Editor) Holders(at tree.Place, steps []string, key string) []tree.Place {
	switch {
	case len(steps) == 0 || steps[0] == ".":
		if at.Node.Kind == tree.Map && at.Has(key) {
			return []tree.Place{at}
		}
		return nil
	case steps[0] != "*":
		if !at.Has(steps[0]) {
			return nil
		}
		return e.Holders(at.Child(steps[0]), steps[1:], key)
	}
	var list []tree.Place
	for i := range at.Node.Items() {
		list = append(list, e.Holders(at.Child(i), steps[1:], key)...)
	}
	return list
}

// Replace replaces a scalar of a mapping, if it is there, by one that is written as in JSON; where there were
// no quotes in YAML, one word needs none.
func (e *Editor) Replace(in tree.Place, key, text string) {
	if !in.Has(key) || !in.Child(key).Node.Scalar() {
		return
	}
	span := in.Span(key)
	if e.file.Text(span) != "" && e.file.Text(span)[0] != '"' && !strings.ContainsAny(text, " ") {
		text = strings.Trim(text, `"`)
	}
	e.edits = append(e.edits, source.Edit{File: e.file, Span: span, Text: text})
}

// Comment adds a comment behind a scalar at the top, unless the line has one.
func (e *Editor) Comment(key, text string) {
	if end := e.front.Span(key).End; strings.TrimSpace(e.file.Text(source.Span{Start: end, End: e.lineEnd(end)})) == "" {
		e.edits = append(e.edits, source.Edit{File: e.file, Span: source.At(end), Text: text})
	}
}

// Remove takes out the values at some paths. What else is on the lines of a value in block
// style goes with it, as a comment there is about it.
func (e *Editor) Remove(fields ...string) {
	keys := map[*tree.Node][]string{}
	for _, field := range fields {
		key := path.Base(field)
		for _, in := range e.Holders(e.front, strings.Split(path.Dir(field), "/"), key) {
			keys[in.Node] = append(keys[in.Node], key)
		}
	}
	for mapping, gone := range keys {
		e.RemoveFrom(mapping, gone...)
	}
}

// RemoveFrom takes keys out of a mapping.
func (e *Editor) RemoveFrom(mapping *tree.Node, gone ...string) {
	if e.flow(mapping) {
		e.removeFlow(mapping.Entries(), gone)
	} else {
		e.removeBlock(mapping.Entries(), gone)
	}
}

// flow tells whether a mapping or a list is written between brackets.
func (e *Editor) flow(n *tree.Node) bool {
	return strings.ContainsAny(e.file.Text(n.Span)[:min(1, n.Span.Len())], "{[")
}

// removeFlow takes entries out between braces, each with the comma that it needs no more.
func (e *Editor) removeFlow(entries []tree.Entry, gone []string) {
	kept := false // something that stands before
	for i, entry := range entries {
		span := source.Span{Start: entry.KeySpan.Start, End: entry.Value.Span.End}
		switch {
		case !slices.Contains(gone, entry.Key):
			kept = true
			continue
		case kept:
			span.Start = entries[i-1].Value.Span.End
		case i+1 < len(entries):
			span.End = entries[i+1].KeySpan.Start
		}
		e.edits = append(e.edits, source.Edit{File: e.file, Span: span})
	}
}

// removeBlock takes out the lines of entries. One behind the dash of an item makes room
// for the next one that stays.
func (e *Editor) removeBlock(entries []tree.Entry, gone []string) {
	for i := 0; i < len(entries); i++ {
		if !slices.Contains(gone, entries[i].Key) {
			continue
		}
		span := source.Span{Start: entries[i].KeySpan.Start, End: entries[i].Value.Span.End}
		if before := (source.Span{Start: e.lineStart(span.Start), End: span.Start}); strings.TrimSpace(e.file.Text(before)) == "" {
			span = source.Span{Start: before.Start, End: e.nextLine(span.End)}
		} else {
			for i+1 < len(entries) && slices.Contains(gone, entries[i+1].Key) {
				i++
			}
			if i+1 < len(entries) {
				span.End = entries[i+1].KeySpan.Start
			} else {
				span.End = entries[i].Value.Span.End
			}
		}
		e.edits = append(e.edits, source.Edit{File: e.file, Span: span})
	}
}

// nextLine is where the line begins behind the one in which something ends. A block of
// text ends with its last line end.
func (e *Editor) nextLine(end int) int {
	if data := e.file.Data(); end > 0 && end <= len(data) && data[end-1] == '\n' {
		return end
	}
	return min(e.lineEnd(end)+1, len(e.file.Data()))
}

func (e *Editor) lineStart(at int) int {
	return strings.LastIndexByte(e.file.Text(source.Span{End: at}), '\n') + 1
}

// lineEnd is where the line end of an offset's line stands.
func (e *Editor) lineEnd(at int) int {
	rest := e.file.Text(source.Span{Start: at, End: len(e.file.Data())})
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		return at + i
	}
	return at + len(rest)
}
