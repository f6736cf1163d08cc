package lsp

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// complete tells whether every place that may name the id is known. What could
// not be read may be one.
func (r renaming) complete() error {
	documents := map[*source.File]*site.Document{}
	for _, d := range r.in.site.Documents {
		documents[d.File] = d
	}
	known := r.occurrences()
	for _, found := range r.in.site.Diagnostics {
		if found.Rule == "file-limit" {
			return refuse("%s may name `%s` too, and is not read: %s", found.Path(), r.at.id, found.Message)
		}
		if found.Rule == alerts.Rule && found.File != r.in.site.ConfigFile {
			whole := source.Span{End: len(found.File.Data())}
			if at, ok := unknownMention(found.File, whole, r.at.id, known); ok {
				return refuse("%s may name `%s` too, and is not read: %s", place(found.File, at), r.at.id, found.Message)
			}
		}
		d := documents[found.File]
		if d == nil || found.Level != source.Error && !d.Body.Refused {
			continue
		}
		if at, ok := unknownMention(d.File, unread(d, found), r.at.id, known); ok {
			return refuse("%s may name `%s` too, and is not read: %s", place(d.File, at), r.at.id, found.Message)
		}
	}
	return nil
}

// unread is the part of a document that is not read because of a mistake.
func unread(d *site.Document, mistake source.Diagnostic) source.Span {
	switch {
	case mistake.Rule == "schema-missing-field", mistake.Rule == "schema-unknown-field" && len(mistake.Fixes) > 0:
		return source.Span{} // nothing is, or it is read under its right name
	case mistake.Address != "":
		return extent(nodeAt(d.Front.Node, mistake.Address))
	case d.Broken && len(d.Front.Node.Entries()) > 0:
		return source.Span{End: d.Body.Span.Start}
	}
	return source.Span{End: len(d.File.Data())} // where the front matter ends may be unknown
}

// nodeAt goes down a JSON pointer as far as it exists.
func nodeAt(n *tree.Node, address string) *tree.Node {
	at := tree.Place{Node: n}
	for step := range strings.SplitSeq(strings.TrimPrefix(address, "/"), "/") {
		if i, err := strconv.Atoi(step); err == nil && at.Node.Kind == tree.List {
			at = at.Child(i)
		} else {
			at = at.Child(tree.UnescapePointer(step))
		}
	}
	return at.Node
}

// extent is the span of a value with all that it has: a table of TOML may have
// its values far from its name.
func extent(n *tree.Node) source.Span {
	span := n.Span
	for _, item := range n.Items() {
		span = cover(span, extent(item))
	}
	for _, e := range n.Entries() {
		span = cover(span, extent(e.Value))
	}
	return span
}

func cover(a, b source.Span) source.Span {
	return source.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// unknownMention is the first place of a part that has an id as a word and is
// none of the known ones.
func unknownMention(f *source.File, part source.Span, id string, known []occurrence) (source.Span, bool) {
	text := f.Text(part)
	isKnown := func(span source.Span) bool {
		return slices.ContainsFunc(known, func(o occurrence) bool { return o.file == f && o.name == span })
	}
	for at := 0; ; {
		i := strings.Index(text[at:], id)
		if i < 0 {
			return source.Span{}, false
		}
		start, end := at+i, at+i+len(id)
		span := source.Span{Start: part.Start + start, End: part.Start + end}
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !inID(before) && !inID(after) && !isKnown(span) {
			return span, true
		}
		at = end
	}
}

func inID(r rune) bool {
	return r == '-' || r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
