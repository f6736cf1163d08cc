package markdown

import (
	"cmp"
	"html"
	"html/template"
	"strings"

	"github.com/launchbook/launchbook/source/packed"
)

// Draft is a document as HTML, but for what the rest of its site decides: where its links
// lead, and the words that no writer wrote. It depends on nothing but the text.
//
// It is the slug of the title, the first paragraph, and the parts: what stands before the
// first section, and each section. A part is the slug, the title, the text, the HTML, how
// to close it, and the gaps in it. Texts and lists follow their length.
type Draft string

// A part ends with one of these before its gaps. HTML that has some of the writer's own
// may leave elements open.
const (
	closed byte = iota
	unclosed
)

// gap is a place in the HTML of a part that is filled in for a site.
type gap struct {
	at   int // byte offset
	kind gapKind
	text string
	more string
}

type gapKind byte

const (
	gapWord     gapKind = iota // the word for the English text, with more for its %s
	gapLink                    // the attribute of a link to text
	gapOwnLink                 // the same in the writer's own HTML
	gapOwnImage                // the attribute of an image there
	gapImage                   // an image from text; more describes it
	gapInner                   // the same within a link
)

// appendPart appends what a section is, but for its slug and its title.
func appendPart(b, text, html []byte, raw bool, gaps []gap) []byte {
	b = packed.AppendText(packed.AppendText(b, text), html)
	if raw {
		b = append(b, unclosed)
	} else {
		b = append(b, closed)
	}
	b = packed.AppendCount(b, len(gaps))
	for _, g := range gaps {
		b = packed.AppendCount(append(b, byte(g.kind)), g.at)
		b = packed.AppendText(packed.AppendText(b, g.text), g.more)
	}
	return b
}

// Rendered is the document on the page of a site.
func (d Draft) Rendered(o RenderOptions) Rendered {
	r := draftReader{packed.Reader(d)}
	out := Rendered{TitleSlug: r.Text(), First: r.Text()}
	_, _ = r.Text(), r.Text()
	out.Text, out.Intro = r.Text(), r.html(o)
	for r.Reader != "" {
		out.Sections = append(out.Sections, Section{Slug: r.Text(), Title: r.Text(), Text: r.Text(), HTML: r.html(o)})
	}
	return out
}

// draftReader has the rest of a draft.
type draftReader struct{ packed.Reader }

// html is a part's HTML with its gaps filled in.
func (r *draftReader) html(o RenderOptions) template.HTML {
	text, end, gaps := r.Text(), r.Byte(), r.Count()
	if gaps > 0 {
		var b strings.Builder
		b.Grow(len(text) + 64*gaps)
		done := 0
		for range gaps {
			g := gap{kind: gapKind(r.Byte()), at: r.Count(), text: r.Text(), more: r.Text()}
			b.WriteString(text[done:g.at])
			g.fill(&b, o)
			done = g.at
		}
		b.WriteString(text[done:])
		text = b.String()
	}
	if end == unclosed {
		text = balance(text)
	}
	return template.HTML(text)
}

func (g gap) fill(b *strings.Builder, o RenderOptions) {
	switch g.kind {
	case gapWord:
		b.WriteString(html.EscapeString(strings.Replace(o.word(g.text), "%s", g.more, 1)))
	case gapLink, gapOwnLink:
		if to := o.lead(Link{Destination: g.text}); (to != "" || g.kind == gapOwnLink) && safeURL(to) {
			b.WriteString(` href="` + html.EscapeString(to) + `"`)
		}
	case gapOwnImage:
		if to := o.lead(Link{Destination: g.text, Image: true}); safeURL(to) {
			b.WriteString(` src="` + html.EscapeString(to) + `"`)
		}
	case gapImage, gapInner:
		g.image(b, o)
	}
}

// image writes an image of this site, a link to one of another host, or what describes
// one that leads nowhere, or that cannot be a link where it stands.
func (g gap) image(b *strings.Builder, o RenderOptions) {
	to := o.lead(Link{Destination: g.text, Image: true})
	address := html.EscapeString(to)
	switch {
	case to == "" || !safeURL(to) || foreign(address) && g.kind == gapInner:
		b.WriteString(html.EscapeString(g.more))
	case foreign(address):
		b.WriteString(`<a href="` + address + `">` + html.EscapeString(cmp.Or(g.more, o.word("Image"))) + "</a>")
	default:
		b.WriteString(`<img src="` + address + `" alt="` + html.EscapeString(g.more) + `" loading="lazy" decoding="async">`)
	}
}

// word is a label in the language of the page.
func (o RenderOptions) word(english string) string {
	if o.Words == nil {
		return english
	}
	return o.Words(english)
}

// lead is where a link leads on the page, or "" where it leads nowhere.
func (o RenderOptions) lead(l Link) string {
	if o.Link == nil {
		return l.Destination
	}
	return o.Link(l)
}
