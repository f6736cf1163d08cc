package markdown

import (
	"cmp"
	"encoding/binary"
	"html"
	"html/template"
	"strings"
)

// Draft is a document as HTML, but for what the rest of its site decides: where its links
// lead, and the words that no writer wrote. It depends on nothing but the text.
type Draft struct {
	titleSlug, first string
	parts            []part // what stands before the first section, and each section
}

type part struct {
	slug, title, text, html string
	// raw is set where the HTML has some of the writer's own, which may leave elements open.
	raw  bool
	gaps []gap
}

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

// Rendered is the document on the page of a site.
func (d *Draft) Rendered(o RenderOptions) Rendered {
	out := Rendered{TitleSlug: d.titleSlug, First: d.first}
	for i := range d.parts {
		p := &d.parts[i]
		text := p.filled(o)
		if p.raw {
			text = balance(text)
		}
		if i == 0 {
			out.Intro, out.Text = template.HTML(text), p.text
			continue
		}
		out.Sections = append(out.Sections, Section{Slug: p.slug, Title: p.title, HTML: template.HTML(text), Text: p.text})
		out.TOC = append(out.TOC, Heading{Level: 2, Text: p.title, Slug: p.slug})
	}
	return out
}

// filled is the HTML with its gaps filled in.
func (p *part) filled(o RenderOptions) string {
	if len(p.gaps) == 0 {
		return p.html
	}
	var b strings.Builder
	b.Grow(len(p.html) + 64*len(p.gaps))
	done := 0
	for _, g := range p.gaps {
		b.WriteString(p.html[done:g.at])
		g.fill(&b, o)
		done = g.at
	}
	b.WriteString(p.html[done:])
	return b.String()
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

// AppendTo appends the draft as ReadDraft reads it.
func (d *Draft) AppendTo(b []byte) []byte {
	b = appendText(appendText(b, d.titleSlug), d.first)
	b = binary.AppendUvarint(b, uint64(len(d.parts)))
	for _, p := range d.parts {
		for _, text := range []string{p.slug, p.title, p.text, p.html} {
			b = appendText(b, text)
		}
		raw := byte(0)
		if p.raw {
			raw = 1
		}
		b = binary.AppendUvarint(append(b, raw), uint64(len(p.gaps)))
		for _, g := range p.gaps {
			b = binary.AppendUvarint(append(b, byte(g.kind)), uint64(g.at))
			b = appendText(appendText(b, g.text), g.more)
		}
	}
	return b
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

// ReadDraft reads what AppendTo wrote; it panics at anything else. The draft keeps the data.
func ReadDraft(data string) *Draft {
	r := draftReader{data}
	d := &Draft{titleSlug: r.text(), first: r.text()}
	d.parts = make([]part, r.number())
	for i := range d.parts {
		p := &d.parts[i]
		p.slug, p.title, p.text, p.html = r.text(), r.text(), r.text(), r.text()
		p.raw = r.byte() == 1
		p.gaps = make([]gap, r.number())
		for i := range p.gaps {
			p.gaps[i] = gap{kind: gapKind(r.byte()), at: r.number(), text: r.text(), more: r.text()}
		}
	}
	return d
}

// draftReader has the rest of a draft.
type draftReader struct{ rest string }

func (r *draftReader) byte() byte {
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *draftReader) number() int {
	n := 0
	for shift := 0; ; shift += 7 {
		b := r.byte()
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (r *draftReader) text() string {
	n := r.number()
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}
