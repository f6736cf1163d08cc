package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

var placeholder = lint.Rule{
	ID:      "placeholder",
	Summary: "Nothing is left to be filled in.",
	Level:   source.Warning,
	Why:     "TBD reads like an answer until somebody needs it.",
	Fix:     "Fill it in, or remove it.",
	Each: func(p *lint.Pass) func(*site.Document) {
		return func(d *site.Document) {
			if front := frontSpan(d); placeholderWords.anyIn(d.File.Bytes(front)) {
				names := sync.OnceValue(func() []source.Span { return namesNothing(p.Site, d) })
				reportPlaceholders(p, d, front, func(at source.Span) bool { return inComment(d.File, at) || within(at, names()) })
			}
			if placeholderWords.anyIn(d.File.Bytes(d.Body.Span)) {
				code := sync.OnceValue(d.Body.Code)
				reportPlaceholders(p, d, d.Body.Span, func(at source.Span) bool { return within(at, code()) })
			}
		}
	},
}

// namesNothing are the ids in a document that name nothing, in order: unresolved-reference
// tells of them.
func namesNothing(s *site.Site, d *site.Document) []source.Span {
	var list []source.Span
	referencesOf(s, d, func(r Reference) bool {
		if !r.Resolves(s) {
			list = append(list, r.At.Node.Span)
		}
		return true
	})
	slices.SortFunc(list, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
	return list
}

// reportPlaceholders reports what is left for later in a span, but for what is
// not meant for readers.
func reportPlaceholders(p *lint.Pass, d *site.Document, span source.Span, skip func(source.Span) bool) {
	for _, m := range placeholderPattern().FindAllStringIndex(d.File.Text(span), -1) {
		at := source.Span{Start: span.Start + m[0], End: span.Start + m[1]}
		if !skip(at) {
			p.Report(tree.Place{File: d.File}, at, fmt.Sprintf("`%s` is left to be filled in", d.File.Text(at)), "")
		}
	}
}

// placeholderPattern finds what writers leave for later. Markers are upper
// case, so that the Spanish word todo is not one.
var placeholderPattern = lazy.Regexp(`\b(TODO|TBD|TBC|FIXME|XXX)\b|(?i:\blorem ipsum\b)`)

// placeholderWords are what the pattern needs one of: it reads slowly, and most
// texts have none.
var placeholderWords = newFoldedWords("TODO", "TBD", "TBC", "FIXME", "XXX", "ipsum")

func frontSpan(d *site.Document) source.Span {
	if d.Front.Node == nil || len(d.Front.Node.Entries()) == 0 {
		return source.Span{}
	}
	return source.Span{Start: d.Front.Node.Entries()[0].KeySpan.Start, End: d.Body.Span.Start}
}

// inComment tells whether the place lies in a comment of the front matter on a
// line of its own: a note to the next writer, which readers never see.
func inComment(f *source.File, span source.Span) bool {
	line := f.Text(f.LineSpan(f.Position(span.Start).Line))
	return strings.HasPrefix(strings.TrimSpace(line), "# ")
}
