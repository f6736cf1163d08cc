package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/launchbook/launchbook/source"
)

// dialect is GitHub's Markdown with footnotes, heading ids and alerts, and what
// runbooks bring along from MkDocs and GitLab. Raw HTML is parsed; what of it
// is shown is decided by the renderer.
func dialect(extensions ...goldmark.Extender) parser.Parser {
	return goldmark.New(
		goldmark.WithExtensions(append(extensions, extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote)...),
		goldmark.WithParserOptions(
			parser.WithAutoHeadingID(),
			parser.WithHeadingAttribute(),
			parser.WithBlockParsers(util.Prioritized(admonitions{}, 750)),
			parser.WithInlineParsers(util.Prioritized(attributeLists{}, 50)),
			parser.WithASTTransformers(util.Prioritized(alerts{}, 100), util.Prioritized(contentsMarks{}, 101)),
		),
	).Parser()
}

// The parsers of a body that has an address to make a link of, and of one without.
// Looking for one at each word takes a third of the time, and most bodies have none:
// addresses stand in the front matter.
//
// Making a parser takes as long as reading a page, and a parser may be used by
// several goroutines at once.
var (
	linkify = sync.OnceValue(func() parser.Parser { return dialect(extension.Linkify) })
	plainly = sync.OnceValue(func() parser.Parser { return dialect() })
)

// addresses are what texts have that Linkify makes links of, one or the other.
var addresses = []string{"://", "www.", "@"}

func parserOf(body []byte) parser.Parser {
	if slices.ContainsFunc(addresses, func(part string) bool { return bytes.Contains(body, []byte(part)) }) {
		return linkify()
	}
	return plainly()
}

// Parse reads the facts of the Markdown in a span of a file. Text beyond the
// limits is refused, with a diagnostic, and not parsed at all.
func Parse(file *source.File, span source.Span) *Document {
	d := &Document{File: file, Span: span}
	if d.guarded() {
		d.read(d.tree())
	}
	return d
}

// ParseDrafted is Parse, and appends a draft of the document to b.
func ParseDrafted(b []byte, file *source.File, span source.Span) (*Document, []byte) {
	d := &Document{File: file, Span: span}
	if !d.guarded() {
		return d, d.appendRefused(b)
	}
	t := d.tree()
	d.read(t)
	return d, appendDraft(b, t)
}

// guarded tells whether the text is within the limits, and says so where it is not.
func (d *Document) guarded() bool {
	found := guard(d.File, d.Span)
	if found == nil {
		return true
	}
	d.Diagnostics, d.Refused = []source.Diagnostic{*found}, true
	return false
}

// read takes the facts from a tree.
func (d *Document) read(t syntax) {
	facts := facts{doc: d, body: t.body, refs: t.refs}
	_ = ast.Walk(t.root, facts.visit)
	// They are kept as long as the site: without the room that growing left.
	d.Headings, d.Links, d.HTML = slices.Clone(d.Headings), slices.Clone(d.Links), slices.Clone(d.HTML)
	d.Prose = slices.Clone(facts.prose.packed)
	d.Pack()
}

// Pack moves the texts of the headings into one piece of memory, and those of the links,
// which are let go of earlier, into another one.
func (d *Document) Pack() {
	source.Pack(func(visit func(*string)) {
		for i := range d.Headings {
			visit(&d.Headings[i].Text)
			visit(&d.Headings[i].Slug)
		}
	})
	source.Pack(func(visit func(*string)) {
		for i := range d.Links {
			visit(&d.Links[i].Destination)
		}
	})
}

// syntax is a body's bytes, its shortcodes and its syntax tree.
type syntax struct {
	body []byte
	refs shortcodes
	root ast.Node
}

func (d *Document) tree() syntax {
	body := d.File.Bytes(d.Span)
	refs := maskShortcodes(body)
	context := parser.NewContext(parser.WithIDs(&slugger{}))
	root := parserOf(refs.masked).Parse(text.NewReader(refs.masked), parser.WithContext(context))
	return syntax{body, refs, root}
}

// addressOf is where an address that is its own link leads to.
func addressOf(n *ast.AutoLink, body []byte) string {
	to := string(n.URL(body))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		to = "mailto:" + to
	}
	return to
}

// facts collects what a document says of itself.
type facts struct {
	doc  *Document
	body []byte
	refs shortcodes
	// at is how far the walk has come, a lower bound for what comes next.
	at int
	// defined is where each destination of `[label]: destination` first stands;
	// nil until somebody asks.
	defined map[string]int
	prose   proseWriter
}

// nearby is how many bytes behind its text a link's destination is searched for.
const nearby = 16 << 10

func (f *facts) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	f.prose.visit(n, f.body, entering)
	switch n := n.(type) {
	case *ast.Text:
		f.at = max(f.at, n.Segment.Stop)
	case *ast.Heading:
		if entering {
			f.heading(n)
		}
	case *ast.Link:
		if !entering {
			f.link(Link{Destination: f.refs.destination(n.Destination)}, n.Reference != nil)
		}
	case *ast.Image:
		if !entering {
			f.link(Link{Destination: f.refs.destination(n.Destination), Image: true, Unnamed: plain(n, f.body) == ""}, n.Reference != nil)
		}
	case *ast.AutoLink:
		if entering {
			f.link(Link{Destination: string(n.URL(f.body))}, true)
			f.doc.Links[len(f.doc.Links)-1].Destination = addressOf(n, f.body)
		}
	case *extast.FootnoteLink:
		f.footnote("fnref", n.Index, n.RefIndex, entering)
	case *extast.Footnote:
		f.footnote("fn", n.Index, 0, entering)
	case *ast.RawHTML:
		if entering {
			f.rawHTML(n.Segments)
			f.html(n.Segments)
		}
	case *ast.HTMLBlock:
		if entering {
			f.rawHTML(n.Lines())
			f.html(n.Lines())
			if n.HasClosure() {
				f.htmlText(string(n.ClosureLine.Value(f.body)), n.ClosureLine.Start)
			}
		}
	}
	return ast.WalkContinue, nil
}

// rawHTML records where raw HTML stands.
func (f *facts) rawHTML(lines *text.Segments) {
	for i := range lines.Len() {
		line := lines.At(i)
		f.doc.HTML = append(f.doc.HTML, source.Span{Start: f.doc.Span.Start + line.Start, End: f.doc.Span.Start + min(line.Stop, len(f.body))})
	}
}

func (f *facts) heading(n *ast.Heading) {
	span := source.At(f.doc.Span.Start + min(f.at, len(f.body)))
	if lines := n.Lines(); lines.Len() > 0 {
		first, last := lines.At(0), lines.At(lines.Len()-1)
		span = source.Span{Start: f.doc.Span.Start + first.Start, End: f.doc.Span.Start + min(last.Stop, len(f.body))}
		for span.End > span.Start && strings.IndexByte(" \t\r\n", f.doc.File.Data()[span.End-1]) >= 0 {
			span.End--
		}
	}
	f.doc.Headings = append(f.doc.Headings, Heading{Level: n.Level, Text: plain(n, f.body), Slug: slugOf(n), Span: span})
}

// footnote records the anchor that goldmark's renderer gives a footnote, or a
// mark that leads to one; the second mark of the same one is fnref1:1.
func (f *facts) footnote(prefix string, index, again int, entering bool) {
	if !entering {
		return
	}
	if again > 0 {
		prefix += strconv.Itoa(again)
	}
	f.doc.Anchors = append(f.doc.Anchors, prefix+":"+strconv.Itoa(index))
}

func slugOf(n ast.Node) string {
	id, _ := n.AttributeString("id")
	switch id := id.(type) {
	case []byte:
		return string(id)
	case string:
		return id
	}
	return ""
}

// link records a link. Where its destination is written is searched for from
// where the walk stands; a reference's is that of its definition.
func (f *facts) link(link Link, reference bool) {
	destination, from := link.Destination, min(f.at, len(f.body))
	at, isDefined := 0, false
	if reference {
		at, isDefined = f.definition(destination)
	}
	ahead := f.body[from:min(from+nearby+len(destination), len(f.body))]
	switch i := bytes.Index(ahead, []byte(destination)); {
	case destination == "":
		link.Span = f.shift(from, from)
	case isDefined:
		link.Span = f.shift(at, at+len(destination))
	case i >= 0 && reference:
		link.Span = f.shift(from+i, from+i+len(destination))
	case i >= 0:
		link.Span = f.shift(from+i, from+i+len(destination))
		f.at = from + i + len(destination)
	default:
		link.Span = f.shift(from, from)
	}
	f.doc.Links = append(f.doc.Links, link)
}

// definition finds `[label]: destination`.
func (f *facts) definition(destination string) (at int, ok bool) {
	if f.defined == nil {
		f.defined = map[string]int{}
		for at := 0; ; {
			i := bytes.Index(f.body[at:], []byte("]:"))
			if i < 0 {
				break
			}
			at += i + len("]:")
			for at < len(f.body) && strings.IndexByte(" \t\r\n<", f.body[at]) >= 0 {
				at++
			}
			end := at
			for end < len(f.body) && strings.IndexByte(" \t\r\n>", f.body[end]) < 0 {
				end++
			}
			if written := string(f.body[at:end]); f.defined[written] == 0 {
				f.defined[written] = at
			}
			at = max(end, at)
		}
	}
	at, ok = f.defined[destination]
	return at, ok
}

func (f *facts) shift(start, end int) source.Span {
	end = min(end, len(f.body))
	return source.Span{Start: f.doc.Span.Start + min(start, end), End: f.doc.Span.Start + end}
}

func (f *facts) html(lines *text.Segments) {
	for i := range lines.Len() {
		segment := lines.At(i)
		f.htmlText(string(segment.Value(f.body)), segment.Start)
	}
}

// scratch are the buffers of plain.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// plain is the text of a node without markup.
func plain(n ast.Node, body []byte) string {
	b := scratch.Get().(*bytes.Buffer)
	defer scratch.Put(b)
	b.Reset()
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(body))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *admonition:
			b.WriteString(n.title)
		case *ast.AutoLink:
			b.Write(n.Label(body))
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			lines := n.Lines()
			for i := range lines.Len() {
				segment := lines.At(i)
				b.Write(segment.Value(body))
			}
		}
		if n.Type() == ast.TypeBlock {
			b.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	return unescaped(b.Bytes())
}

// unescaped is a text without the backslashes before punctuation, and with one space
// between its words.
func unescaped(text []byte) string {
	if bytes.IndexByte(text, '\\') >= 0 {
		text = util.UnescapePunctuations(text)
	}
	return fields(text)
}

// fields is a text with one space between its words. It is bytes.FieldsSeq for all texts
// of a site, where most bytes are ASCII.
func fields(text []byte) string {
	var b strings.Builder
	b.Grow(len(text))
	for len(text) > 0 {
		if size := space(text); size > 0 {
			text = text[size:]
			continue
		}
		end := 1
		for end < len(text) && space(text[end:]) == 0 {
			end++
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.Write(text[:end])
		text = text[end:]
	}
	return b.String()
}

// space is how many bytes the space takes that a text begins with, or 0.
func space(text []byte) int {
	switch c := text[0]; {
	case c == ' ' || '\t' <= c && c <= '\r':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	if r, size := utf8.DecodeRune(text); unicode.IsSpace(r) {
		return size
	}
	return 0
}
