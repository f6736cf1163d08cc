package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
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
	return inProse(d, found, "<!-- "+comment+"-->")
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

// inProse puts a comment behind the finding's line in the text, and above it
// where that would change a heading, whose anchor links have.
func inProse(d *openDocument, found source.Diagnostic, comment string) (source.Edit, bool) {
	doc := d.document()
	if doc == nil {
		return source.Edit{}, false
	}
	line := d.file.LineSpan(d.file.Position(found.Span.Start).Line)
	beside := source.Edit{File: d.file, Span: source.At(line.End), Text: " " + comment}
	if isComment(d, doc, beside, line.End+1) {
		return beside, true
	}
	inHeading := slices.ContainsFunc(doc.Body.Headings, func(h markdown.Heading) bool {
		return h.Span.Start <= line.End && line.Start <= h.Span.End
	})
	if !inHeading { // a line of its own would part a table, say
		return beside, false
	}
	above := source.Edit{File: d.file, Span: source.At(line.Start), Text: comment + lineEnd(d.file)}
	return above, isComment(d, doc, above, line.Start)
}

// isComment tells whether an edit makes a comment that begins at an offset, and
// leaves the headings as they are: in code it is code.
func isComment(d *openDocument, doc *site.Document, edit source.Edit, at int) bool {
	data, err := source.Apply(d.file.Data(), []source.Edit{edit})
	if err != nil {
		return false
	}
	body := markdown.Parse(source.NewFile(d.file.Path, data), source.Span{Start: doc.Body.Span.Start, End: len(data)})
	return slices.ContainsFunc(body.Comments, func(c markdown.Comment) bool { return c.Span.Start == at }) &&
		slices.EqualFunc(body.Headings, doc.Body.Headings, func(a, b markdown.Heading) bool {
			return a.Level == b.Level && a.Slug == b.Slug && a.Text == b.Text
		})
}

// lineEnd is how the file ends its lines.
func lineEnd(f *source.File) string {
	if first := f.LineSpan(1).End; strings.HasPrefix(f.Text(source.Span{Start: first, End: first + 2}), "\r\n") {
		return "\r\n"
	}
	return "\n"
}
