package rules

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

var linkSyntax = lint.Rule{
	ID:      "link-syntax",
	Summary: "What is meant to be a link is one.",
	Level:   source.Warning,
	Why:     "A link with a space in it, or with its brackets the wrong way round, is shown as it is written, and leads nowhere.",
	Fix:     "Write `[text](path)`, and `[text](<path with spaces.md>)`.",
	Each: func(p *lint.Pass) func(*site.Document) {
		return func(d *site.Document) {
			code := sync.OnceValue(d.Body.Code)
			report := func(span source.Span, message, text string) {
				if !slices.ContainsFunc(code(), func(c source.Span) bool { return c.Overlaps(span) }) {
					p.Suggest(tree.Place{File: d.File}, span, message, "", text)
				}
			}
			spacedLinks(d, report)
			reversedLinks(d, report)
		}
	},
}

// addressLike tells whether a text in brackets is meant to be an address, and is
// no remark.
var addressLike = lazy.Regexp(`^(?:https?://.+|mailto:\S+|\.{0,2}/\S+|.*\S\.(?:md|html?|pdf|png|jpe?g|svg|txt|ya?ml)(?:#\S*)?)$`)

// spacedLinks finds `[text](a b.md)`.
func spacedLinks(d *site.Document, report func(span source.Span, message, text string)) {
	text := d.File.Bytes(d.Body.Span)
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte("]("))
		if i < 0 {
			return
		}
		at += i + len("](")
		length := bytes.IndexAny(text[at:min(len(text), at+maxDestination)], ")\n")
		if length < 0 || text[at+length] != ')' {
			continue
		}
		destination := string(text[at : at+length])
		span := source.Span{Start: d.Body.Span.Start + at, End: d.Body.Span.Start + at + length}
		if !bytes.ContainsAny(text[at:at+length], " \t") || bytes.ContainsAny(text[at:at+length], "\"'<>`") || !addressLike().MatchString(destination) || isLink(d, span) {
			continue
		}
		report(span, fmt.Sprintf("`%s` has a space in it, which ends a link: this is shown as text", destination), "<"+destination+">")
	}
}

// The longest link that is looked at, in bytes.
const (
	maxLinkText    = 200
	maxDestination = 500
)

// reversed reads the link that begins with its text in parentheses. It counts no
// characters: compiling that takes longer than all other patterns together.
var reversed = lazy.Regexp(`^\(([^()\n]+)\)\[([^\[\]\s]+)\]`)

// reversedLinks finds `(text)[path.md]`.
func reversedLinks(d *site.Document, report func(span source.Span, message, text string)) {
	text := d.File.Bytes(d.Body.Span)
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte(")["))
		if i < 0 {
			return
		}
		at += i + len(")[")
		from := max(0, at-len(")[")-maxLinkText-1)
		start := from + bytes.LastIndexByte(text[from:at-len(")[")], '(')
		if start < from {
			continue
		}
		m := reversed().FindSubmatch(text[start:min(len(text), at+maxDestination+len("]"))])
		if m == nil || !addressLike().Match(m[2]) || bytes.HasPrefix(text[start+len(m[0]):], []byte("(")) {
			continue
		}
		span := source.Span{Start: d.Body.Span.Start + start, End: d.Body.Span.Start + start + len(m[0])}
		report(span, "the brackets of this link are the wrong way round", fmt.Sprintf("[%s](%s)", m[1], m[2]))
	}
}

// isLink tells whether a link of the document leads to what is written there.
func isLink(d *site.Document, span source.Span) bool {
	return slices.ContainsFunc(d.Body.Links, func(l markdown.Link) bool { return span.Contains(l.Span) })
}
