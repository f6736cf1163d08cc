package tree

import (
	"fmt"
	"strings"
	"unicode/utf8"
	"unique"

	"github.com/launchbook/launchbook/source"
)

// What one block of data may hold. Front matter written by people stays far
// below both; an alias bomb does not.
const (
	// MaxDepth is how many lists and mappings may lie in each other.
	MaxDepth = 64
	// MaxNodes is how many values there may be, aliases counted as often as
	// they are used.
	MaxNodes = 100_000
	// MaxAliased is how many bytes of values there may be behind aliases, counted
	// as often as they are used.
	MaxAliased = 16 << 20
)

// The rules that reading structured data reports under.
const (
	ruleSyntax    = "front-matter-syntax"
	ruleValue     = "front-matter-value"
	ruleLimit     = "front-matter-limit"
	ruleDuplicate = "duplicate-key"
	ruleEncoding  = "encoding"
)

// reader is what reading YAML, TOML and JSON have in common: where findings go,
// and how much has been built so far.
type reader struct {
	file        *source.File
	diagnostics []source.Diagnostic
	nodes       int
	aliased     int // bytes
	// deepest is the greatest depth since somebody last lowered it.
	deepest int
	// full is set once a limit was passed; nothing is built from then on.
	full bool
	// alias is the outermost alias that is being expanded, or nil: what it
	// brings is its doing, not that of the anchor.
	alias *source.Span
}

// report adds a finding. The pointer is good until the next one.
func (r *reader) report(rule string, span source.Span, message, help string) *source.Diagnostic {
	r.diagnostics = append(r.diagnostics, source.Diagnostic{
		Rule: rule, Level: source.Error, File: r.file, Span: span, Message: message, Help: help,
	})
	return &r.diagnostics[len(r.diagnostics)-1]
}

// room counts n nodes that reach down to depth, and tells whether they still
// fit. The first ones that do not are reported at span.
func (r *reader) room(n, depth int, span source.Span) bool {
	if r.full {
		return false
	}
	r.nodes += n
	r.deepest = max(r.deepest, depth)
	if r.alias != nil {
		span = *r.alias
	}
	switch {
	case depth > MaxDepth:
		r.report(ruleLimit, span, fmt.Sprintf("%s is nested more than %d levels deep", r.excerpt(span), MaxDepth),
			"flatten the lists and mappings around it")
	case r.aliased > MaxAliased:
		r.report(ruleLimit, span, fmt.Sprintf("%s brings the text behind aliases to more than %d MiB", r.excerpt(span), MaxAliased>>20),
			"use fewer aliases of long values")
	case r.nodes > MaxNodes:
		r.report(ruleLimit, span, fmt.Sprintf("%s brings the data to more than %d values", r.excerpt(span), MaxNodes),
			"split the document, or use fewer aliases")
	default:
		return true
	}
	r.full = true
	return false
}

// entry adds a key to a mapping, or reports that it is there already.
func (r *reader) entry(m *Node, seen map[string]source.Span, e Entry) {
	if first, ok := seen[e.Key]; ok {
		r.duplicate(e.Key, e.KeySpan, first)
		return
	}
	seen[e.Key] = e.KeySpan
	e.Key = unique.Make(e.Key).Value() // documents have the same few keys, and large sites a million of them
	m.addEntry(e)
}

func (r *reader) duplicate(key string, span, first source.Span) {
	d := r.report(ruleDuplicate, span,
		fmt.Sprintf("%s is set twice; the first one, on line %d, counts", quoted(key), r.file.Position(first.Start).Line),
		"remove one of the two")
	d.Related = []source.Related{{File: r.file, Span: first, Message: "first set here"}}
}

// finish is what a parser returns.
func (r *reader) finish(root *Node) (*Node, []source.Diagnostic) {
	source.Sort(r.diagnostics)
	return root, r.diagnostics
}

// excerpt is the beginning of a span's text in backquotes.
func (r *reader) excerpt(span source.Span) string {
	return quoted(r.file.Text(source.Span{Start: span.Start, End: min(span.End, span.Start+200)}))
}

// quoted puts the first line of a text in backquotes, cut to a readable length.
func quoted(text string) string {
	const longest = 40
	line, _, more := strings.Cut(strings.TrimSpace(text), "\n")
	line = strings.ToValidUTF8(strings.TrimRight(line, " \t\r"), "\uFFFD")
	if utf8.RuneCountInString(line) > longest {
		line, more = string([]rune(line)[:longest]), true
	}
	if more {
		line += "…"
	}
	return "`" + strings.ReplaceAll(line, "`", "'") + "`"
}
