package rules

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

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
			if front := frontSpan(d); mayHoldPlaceholder(d.File.Data()[front.Start:front.End]) {
				reportPlaceholders(p, d, front, func(at source.Span) bool { return inComment(d.File, at) })
			}
			if mayHoldPlaceholder(d.File.Data()[d.Body.Span.Start:d.Body.Span.End]) {
				code := d.Body.Code()
				reportPlaceholders(p, d, d.Body.Span, func(at source.Span) bool {
					return slices.ContainsFunc(code, func(c source.Span) bool { return c.Start <= at.Start && at.End <= c.End })
				})
			}
		}
	},
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

// mayHoldPlaceholder spares most texts the pattern, which reads them slowly.
func mayHoldPlaceholder(text []byte) bool {
	return slices.ContainsFunc(markers, func(marker []byte) bool { return bytes.Contains(text, marker) }) || containsFold(text, []byte("ipsum"))
}

// containsFold tells whether a text has a word of small letters in any case.
func containsFold(text, word []byte) bool {
	for i := range len(text) - len(word) + 1 {
		if text[i]|0x20 == word[0] && bytes.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}

var markers = [][]byte{[]byte("TODO"), []byte("TBD"), []byte("TBC"), []byte("FIXME"), []byte("XXX")}

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
