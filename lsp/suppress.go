package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// suppress is the comment that lets a finding be, without the reason, which
// only its writer knows; ok is false where none can.
func suppress(d *openDocument, found source.Diagnostic) (edit source.Edit, ok bool) {
	rule, known := ruleByID(found.Rule)
	if !known || rule.Mandatory {
		return edit, false
	}
	comment := suppression + " " + rule.ID + ": "
	b, inData := blockOf(d.file)
	if inData && found.Span.Start < b.End {
		return aboveLine(d, b, found, "# "+comment)
	}
	return besideLine(d, found, "<!-- "+comment+"-->")
}

// aboveLine puts a comment on a line of its own above the finding's, indented as
// that is. A text of several lines has no comments, and neither has JSON.
func aboveLine(d *openDocument, b block, found source.Diagnostic, comment string) (source.Edit, bool) {
	line := d.file.LineSpan(d.file.Position(found.Span.Start).Line)
	data := d.data()
	if b.name == "json" || found.Address == "" || data == nil || inScalar(data, line.Start) {
		return source.Edit{}, false
	}
	text := d.file.Text(line)
	indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	return source.Edit{File: d.file, Span: source.At(line.Start), Text: indent + comment + lineEnd(d.file)}, true
}

// inScalar tells whether an offset lies within a value that is no list or mapping.
func inScalar(n *tree.Node, offset int) bool {
	s, ok := spotAt(n, offset)
	return ok && !s.key && s.value().Scalar() && s.value().Span.Start < offset
}

// besideLine puts a comment behind the finding's line in the text, where that
// makes a comment: in code it is code.
func besideLine(d *openDocument, found source.Diagnostic, comment string) (source.Edit, bool) {
	doc := d.document()
	if doc == nil {
		return source.Edit{}, false
	}
	end := d.file.LineSpan(d.file.Position(found.Span.Start).Line).End
	edit := source.Edit{File: d.file, Span: source.At(end), Text: " " + comment}
	data, err := source.Apply(d.file.Data, []source.Edit{edit})
	if err != nil {
		return edit, false
	}
	body := markdown.Parse(source.NewFile(d.file.Path, data), source.Span{Start: doc.Body.Span.Start, End: len(data)})
	return edit, slices.ContainsFunc(body.Comments, func(c markdown.Comment) bool { return c.Span.Start == end+1 })
}

// lineEnd is how the file ends its lines.
func lineEnd(f *source.File) string {
	if first := f.LineSpan(1).End; strings.HasPrefix(f.Text(source.Span{Start: first, End: first + 2}), "\r\n") {
		return "\r\n"
	}
	return "\n"
}
