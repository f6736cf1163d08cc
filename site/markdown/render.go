package markdown

import (
	"bufio"
	"bytes"
	"html"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"github.com/launchbook/launchbook/site/highlight"
	"github.com/launchbook/launchbook/source/packed"
)

// RenderOptions say how a document becomes HTML.
type RenderOptions struct {
	// Link turns a link's destination into the one of the page; nil keeps it.
	Link func(Link) string
	// Words translates the labels that no writer wrote, such as Note over an
	// alert; nil leaves them in English.
	Words func(english string) string
}

// Rendered is a document as HTML, by sections, without the first heading of level one,
// which is the page's title.
type Rendered struct {
	// TitleSlug is the anchor of the heading that was left out, or "".
	TitleSlug string
	// Intro is what stands before the first section.
	Intro    template.HTML
	Sections []Section
	// First is the text of the first paragraph.
	First string
	// Text is that of Intro without markup, for searching.
	Text string
}

// Section is a heading of level two with what follows it.
type Section struct {
	Slug  string
	Title string
	// HTML has the heading too.
	HTML template.HTML
	Text string
}

// HasID tells whether something in the HTML has an id, which is a word.
func (r Rendered) HasID(id string) bool {
	attribute := ` id="` + id + `"`
	return strings.Contains(string(r.Intro), attribute) || slices.ContainsFunc(r.Sections, func(s Section) bool { return strings.Contains(string(s.HTML), attribute) })
}

// DraftOf makes the draft of a document. Nothing of it can break out of the page:
// raw HTML goes through an allow-list and is balanced.
func DraftOf(d *Document) Draft {
	if d.Refused {
		return Draft(d.appendRefused(nil))
	}
	return Draft(appendDraft(nil, d.tree()))
}

// appendRefused appends the draft of a document that was not parsed.
func (d *Document) appendRefused(b []byte) []byte {
	text := d.File.Text(d.Span)
	return appendPart(append(b, 0, 0, 0, 0), []byte(text), []byte(`<pre tabindex="0">`+html.EscapeString(text)+"</pre>"), false, nil)
}

// appendDraft appends the draft of a tree, which is of no use to anybody else afterwards.
func appendDraft(b []byte, t syntax) []byte {
	p := pens.Get().(*pen)
	defer p.lay()
	w := &p.writer
	w.body, w.refs, w.headings = t.body, t.refs, listed(t.root, t.body)
	title := titleOf(t.root)
	slug := ""
	if title != nil {
		slug = slugOf(title)
	}
	b = packed.AppendText(packed.AppendText(b, slug), firstParagraph(t.root, t.body))
	b = append(b, 0, 0) // what comes first has neither a slug nor a title
	flush := func() {
		b = appendPart(b, p.text.Bytes(), w.part.Bytes(), w.raw, w.gaps)
		p.text.Reset()
		w.part.Reset()
		w.raw, w.gaps = false, w.gaps[:0]
	}
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		if n == title {
			continue
		}
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			flush()
			h.Level = 2
			b = packed.AppendText(packed.AppendText(b, slugOf(h)), plain(h, t.body))
		}
		text := plain(n, t.body)
		if text != "" && p.text.Len() > 0 {
			p.text.WriteByte(' ')
		}
		p.text.WriteString(text)
		w.buffer.Reset(&w.part)
		if err := p.renderer.Render(w.buffer, t.body, n); err != nil {
			w.part.WriteString("<pre>" + html.EscapeString(text) + "</pre>")
		}
	}
	flush()
	return b
}

// titleOf is the first heading of level one, or nil.
func titleOf(root ast.Node) ast.Node {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			return n
		}
	}
	return nil
}

// firstParagraph is the text of the first paragraph that has one, or "".
func firstParagraph(root ast.Node, body []byte) string {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindParagraph {
			if text := plain(n, body); text != "" {
				return text
			}
		}
	}
	return ""
}

// pen is a renderer with the writer that it calls, for one page at a time.
type pen struct {
	writer   writer
	renderer renderer.Renderer
	text     bytes.Buffer // of the part that is written
}

// lay puts the pen back.
func (p *pen) lay() {
	w := &p.writer
	w.part.Reset()
	p.text.Reset()
	*w = writer{buffer: w.buffer, part: w.part, gaps: w.gaps[:0]}
	pens.Put(p)
}

// pens are kept, as a renderer takes long to make.
var pens = sync.Pool{New: func() any {
	p := &pen{writer: writer{buffer: bufio.NewWriter(nil)}}
	p.renderer = goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(&p.writer, 50))),
	).Renderer()
	return p
}}

// writer renders the nodes that need more than goldmark's own renderer does.
type writer struct {
	body []byte
	refs shortcodes
	// part is the HTML of the part so far, but for what buffer still has; or the
	// renderer would make one for each block.
	part   bytes.Buffer
	buffer *bufio.Writer
	gaps   []gap
	// labels are the headings of the columns of a wide table.
	labels []string
	// headings are those of a table of contents.
	headings    []Heading
	outline     outline
	highlighted highlight.Document
	// raw is set once raw HTML was written.
	raw bool
}

// gap leaves one where the part ends now.
func (w *writer) gap(kind gapKind, text, more string) {
	w.gaps = append(w.gaps, gap{w.part.Len() + w.buffer.Buffered(), kind, text, more})
}

// word writes a label in the language of the page.
func (w *writer) word(english string) { w.gap(gapWord, english, "") }

// RegisterFuncs implements renderer.NodeRenderer.
func (w *writer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHeading, w.heading)
	r.Register(ast.KindLink, w.anchor)
	r.Register(ast.KindAutoLink, w.autoLink)
	r.Register(ast.KindImage, w.image)
	r.Register(ast.KindCodeSpan, w.codeSpan)
	r.Register(ast.KindRawHTML, w.rawHTML)
	r.Register(ast.KindHTMLBlock, w.htmlBlock)
	r.Register(ast.KindFencedCodeBlock, w.code)
	r.Register(ast.KindCodeBlock, w.code)
	r.Register(ast.KindBlockquote, w.quote)
	r.Register(kindAdmonition, w.admonition)
	r.Register(kindContents, w.contents)
	r.Register(extast.KindTable, w.table)
	r.Register(extast.KindTableCell, w.cell)
	r.Register(extast.KindTaskCheckBox, w.checkbox)
}

// codeSpan writes a line's end as one space, which goldmark does not for those of
// Windows.
func (w *writer) codeSpan(b util.BufWriter, body []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		b.WriteString("</code>")
		return ast.WalkContinue, nil
	}
	b.WriteString("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		line := c.(*ast.Text).Segment.Value(body)
		text, ends := bytes.CutSuffix(line, []byte("\n"))
		if ends {
			text = bytes.TrimSuffix(text, []byte("\r"))
		}
		b.Write(util.EscapeHTML(text))
		if ends {
			b.WriteByte(' ')
		}
	}
	return ast.WalkSkipChildren, nil
}

func (w *writer) anchor(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		b.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	link := n.(*ast.Link)
	b.WriteString("<a")
	w.gap(gapLink, w.refs.destination(link.Destination), "")
	if len(link.Title) > 0 {
		b.WriteString(` title="` + html.EscapeString(string(link.Title)) + `"`)
	}
	b.WriteString(">")
	return ast.WalkContinue, nil
}

func (w *writer) autoLink(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	to := addressOf(link, w.body)
	label := html.EscapeString(string(link.Label(w.body)))
	if !safeURL(to) {
		b.WriteString(label)
		return ast.WalkContinue, nil
	}
	b.WriteString(`<a href="` + html.EscapeString(to) + `">` + label + "</a>")
	return ast.WalkContinue, nil
}

func (w *writer) image(_ util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	kind := gapImage
	if linked(image) {
		kind = gapInner
	}
	w.gap(kind, w.refs.destination(image.Destination), plain(image, w.body))
	return ast.WalkSkipChildren, nil
}

// foreign tells whether an address is another host's. Pages load nothing from
// there, which would tell it who reads what, and fail offline: they link to it.
func foreign(address string) bool {
	u, err := url.Parse(strings.ReplaceAll(html.UnescapeString(address), `\`, "/"))
	return err != nil || u.Scheme != "" || u.Host != ""
}

// linked tells whether a node stands in a link, which cannot hold another one.
func linked(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

func (w *writer) rawHTML(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.raw = true
		var text strings.Builder
		segments := n.(*ast.RawHTML).Segments
		for i := range segments.Len() {
			segment := segments.At(i)
			text.Write(segment.Value(w.body))
		}
		w.sanitize(b, text.String())
	}
	return ast.WalkSkipChildren, nil
}

func (w *writer) htmlBlock(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.raw = true
		var text strings.Builder
		block := n.(*ast.HTMLBlock)
		for i := range block.Lines().Len() {
			segment := block.Lines().At(i)
			text.Write(segment.Value(w.body))
		}
		if block.HasClosure() {
			text.Write(block.ClosureLine.Value(w.body))
		}
		w.sanitize(b, text.String())
	}
	return ast.WalkContinue, nil
}

func (w *writer) code(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	language := ""
	if fenced, ok := n.(*ast.FencedCodeBlock); ok {
		language = string(fenced.Language(w.body))
	}
	var text strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		text.Write(segment.Value(w.body))
	}
	w.writeCode(b, language, text.String())
	return ast.WalkSkipChildren, nil
}

func (w *writer) quote(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	value, _ := n.AttributeString(alertAttribute)
	kind, _ := value.(string)
	switch {
	case kind == "" && entering:
		b.WriteString("<blockquote>\n")
	case kind == "":
		b.WriteString("</blockquote>\n")
	case entering:
		b.WriteString(`<div class="alert alert-` + kind + `"><p class="alert-title">`)
		w.word(strings.ToUpper(kind[:1]) + kind[1:])
		b.WriteString("</p>\n")
	default:
		b.WriteString("</div>\n")
	}
	return ast.WalkContinue, nil
}

func (w *writer) checkbox(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	state, label := "", "Not done"
	if n.(*extast.TaskCheckBox).IsChecked {
		state, label = " checked", "Done"
	}
	b.WriteString(`<input type="checkbox" disabled` + state + ` aria-label="`)
	w.word(label)
	b.WriteString(`"> `)
	return ast.WalkContinue, nil
}
