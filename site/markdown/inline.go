package markdown

import (
	"html"
	"html/template"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/launchbook/launchbook/source"
)

// A value of front matter is text: stars, underscores, angle brackets and backslashes in
// it mean themselves. Only what nobody writes for its own sake has a meaning: code
// between backticks, links as [text](destination), and addresses of pages and of email.

// Above these a value is shown as it is written.
const (
	maxInline   = 8 << 10 // bytes
	maxBrackets = 100     // opening brackets, which may be links
)

// MaxValueLinks is how many links the values of a document may have together.
const MaxValueLinks = 10_000

// inline is the part of Markdown that values have.
var inline = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
	)
})

// plainValue tells whether a value has nothing in it that inline parses.
func plainValue(value string) bool {
	if len(value) > maxInline || strings.Count(value, "[") > maxBrackets {
		return true
	}
	return !strings.Contains(value, "](") && !strings.Contains(value, "`") && !slices.ContainsFunc(addresses, func(part string) bool { return strings.Contains(value, part) })
}

// Inline makes HTML of a value of front matter. Lines stay lines. link turns the
// destination of a link into the one of the page; without one the link is its text.
func Inline(value string, link func(Link) string) template.HTML {
	value = strings.TrimSpace(value)
	if plainValue(value) {
		return lines(html.EscapeString(value))
	}
	v := valueWriter{source: []byte(value), link: link}
	root := inline().Parse(text.NewReader(v.source))
	for block := root.FirstChild(); block != nil; block = block.NextSibling() {
		if block != root.FirstChild() {
			v.out.WriteString("\n\n")
		}
		v.children(block)
	}
	return lines(v.out.String())
}

// lines is HTML with its line ends kept.
func lines(text string) template.HTML {
	return template.HTML(strings.ReplaceAll(text, "\n", "<br>\n"))
}

// InlineLinks are the links of a value as Inline has them, without addresses that link to
// themselves. The span of a destination is that in the value.
func InlineLinks(value string) []Link {
	if plainValue(value) || !strings.Contains(value, "](") {
		return nil
	}
	data := []byte(value)
	var links []Link
	from := 0
	// On leaving, as what a link has in it stands before what it leads to.
	_ = ast.Walk(inline().Parse(text.NewReader(data)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			return ast.WalkContinue, nil
		}
		var l Link
		switch n := n.(type) {
		case *ast.Link:
			l.Destination = string(n.Destination)
		case *ast.Image:
			l.Destination, l.Image, l.Unnamed = string(n.Destination), true, n.FirstChild() == nil
		default:
			return ast.WalkContinue, nil
		}
		l.Span, from = spanOf(value, l.Destination, from)
		links = append(links, l)
		return ast.WalkContinue, nil
	})
	return links
}

// ValueLinks are the InlineLinks of a value that front matter has in a span, each with the
// span of its destination in the file, or of the whole value where it is written otherwise.
func ValueLinks(f *source.File, span source.Span, value string) []Link {
	links := InlineLinks(value)
	written, from := f.Text(span), 0
	for i := range links {
		var at source.Span
		if at, from = spanOf(written, links[i].Destination, from); at.End == 0 {
			links[i].Span = span
			continue
		}
		links[i].Span = source.Span{Start: span.Start + at.Start, End: span.Start + at.End}
	}
	return links
}

// spanOf is where a destination stands next, from an offset on, as it is written in most
// links, and the offset behind it. It is nowhere where it is written otherwise.
func spanOf(value, destination string, from int) (span source.Span, next int) {
	for at := from; ; {
		i := strings.Index(value[at:], "](")
		if i < 0 {
			return source.Span{}, from
		}
		at += i + len("](")
		start := at + len(value[at:]) - len(strings.TrimLeft(value[at:], "< \n"))
		if strings.HasPrefix(value[start:], destination) {
			end := start + len(destination)
			return source.Span{Start: start, End: end}, end
		}
	}
}

// InlineText is a value as its reader sees it, in one line: without what makes links and
// code of it.
func InlineText(value string) string {
	if plainValue(value) {
		return value
	}
	data := []byte(value)
	root := inline().Parse(text.NewReader(data))
	var blocks []string
	for block := root.FirstChild(); block != nil; block = block.NextSibling() {
		blocks = append(blocks, plain(block, data))
	}
	return strings.Join(blocks, " ")
}

// valueWriter writes the HTML of one value.
type valueWriter struct {
	source []byte
	link   func(Link) string
	out    strings.Builder
	// inLink is set in a link, which cannot hold another one.
	inLink bool
}

func (v *valueWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		v.node(c)
	}
}

func (v *valueWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		v.out.WriteString(html.EscapeString(string(n.Segment.Value(v.source))))
		if n.SoftLineBreak() || n.HardLineBreak() {
			v.out.WriteByte('\n')
		}
	case *ast.CodeSpan:
		v.out.WriteString("<code>")
		v.children(n)
		v.out.WriteString("</code>")
	case *ast.AutoLink:
		v.anchor(addressOf(n, v.source), func() { v.out.WriteString(html.EscapeString(string(n.Label(v.source)))) })
	case *ast.Link:
		v.anchor(v.resolve(Link{Destination: string(n.Destination)}), func() { v.children(n) })
	case *ast.Image: // a picture between words would break their line
		v.anchor(v.resolve(Link{Destination: string(n.Destination), Image: true}), func() { v.children(n) })
	default:
		v.children(n)
	}
}

func (v *valueWriter) resolve(l Link) string {
	if v.link == nil || l.Destination == "" {
		return ""
	}
	return v.link(l)
}

// anchor writes a link, or only its text where it leads nowhere.
func (v *valueWriter) anchor(to string, label func()) {
	if to == "" || v.inLink || !safeURL(to) {
		label()
		return
	}
	v.out.WriteString(`<a href="` + html.EscapeString(to) + `">`)
	v.inLink = true
	label()
	v.inLink = false
	v.out.WriteString("</a>")
}
