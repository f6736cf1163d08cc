package markdown

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/launchbook/launchbook/source"
)

// Passage is the text of a paragraph, a list item or a cell, without its markup.
type Passage struct {
	// Section is the heading that the passage stands below, or "". Of a cell, the
	// first one of its row stands before it.
	Section string
	// Text has a space for each line break. A cell's begins with what heads its
	// column.
	Text string
	runs []run
	// whole is the place of every part of a value that is written otherwise than
	// it reads; empty for others.
	whole source.Span
}

// Value is the passage of a text that front matter has in a span.
func Value(f *source.File, span source.Span, text, section string) Passage {
	p := Passage{Section: section, Text: text}
	if at := strings.Index(f.Text(span), text); at >= 0 {
		p.runs = []run{{0, span.Start + at, len(text)}}
	} else {
		p.whole = span
	}
	return p
}

// run is a part of a passage's text that stands in the file as it is.
type run struct {
	text, file, length int
}

// Span is where a part of the text, [start, end), stands in the file.
func (p Passage) Span(start, end int) source.Span {
	if start >= end || end > len(p.Text) {
		return source.Span{}
	}
	if len(p.runs) == 0 {
		return p.whole
	}
	return source.Span{Start: p.place(start), End: p.place(end-1) + 1}
}

// place is where a byte of the text stands in the file. A line break's space is
// the byte behind the line.
func (p Passage) place(at int) int {
	i, found := slices.BinarySearchFunc(p.runs, at, func(r run, at int) int { return cmp.Compare(r.text, at) })
	if !found {
		i--
	}
	return p.runs[i].file + min(at-p.runs[i].text, p.runs[i].length)
}

// memory keeps the passages of a document, which rules ask for at each run.
type memory struct {
	once     sync.Once
	passages []Passage
}

// Remember makes the document keep its passages once they were asked for.
func (d *Document) Remember() { d.memory = &memory{} }

// Passages lists the passages in order, without those of blocks of code and
// HTML. The body is parsed for it, once if it remembers; a refused one has none.
func (d *Document) Passages() []Passage {
	if d.memory == nil {
		return d.passages()
	}
	d.memory.once.Do(func() { d.memory.passages = d.passages() })
	return d.memory.passages
}

func (d *Document) passages() []Passage {
	if d.Refused {
		return nil
	}
	body, _, root := d.tree()
	var list []Passage
	section := ""
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindHeading:
			section = plain(n, body)
		case ast.KindParagraph, ast.KindTextBlock:
			p := Passage{Section: section}
			p.read(n, body, d.Span.Start)
			list = append(list, p)
		case extast.KindTable:
			list = append(list, cells(n, section, body, d.Span.Start)...)
		default:
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, nil
	})
	return list
}

// cells are the passages of a table below its header.
func cells(table ast.Node, section string, body []byte, offset int) []Passage {
	var list []Passage
	header := table.FirstChild()
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		of := section
		head := header.FirstChild()
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			p := Passage{Section: of}
			if head != nil {
				p.read(head, body, offset)
				p.Text += " "
				head = head.NextSibling()
			}
			p.read(cell, body, offset)
			list = append(list, p)
			if of == section {
				of = plain(cell, body) + " " + section
			}
		}
	}
	return list
}

// read adds the text of a node; the body begins at an offset of the file.
func (p *Passage) read(n ast.Node, body []byte, offset int) {
	var b strings.Builder
	b.WriteString(p.Text)
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !entering || !ok {
			return ast.WalkContinue, nil
		}
		p.runs = append(p.runs, run{b.Len(), offset + t.Segment.Start, t.Segment.Len()})
		b.Write(t.Segment.Value(body))
		if t.SoftLineBreak() || t.HardLineBreak() {
			b.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	p.Text = b.String()
}

// Code lists where the text of code stands, that of spans and of blocks, in
// order. The body is parsed for it; a refused one has none.
func (d *Document) Code() []source.Span {
	if d.Refused {
		return nil
	}
	_, _, root := d.tree()
	var list []source.Span
	add := func(s text.Segment) {
		list = append(list, source.Span{Start: d.Span.Start + s.Start, End: min(d.Span.Start+s.Stop, d.Span.End)})
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindCodeBlock, ast.KindFencedCodeBlock:
			for i := range n.Lines().Len() {
				add(n.Lines().At(i))
			}
		case ast.KindCodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					add(t.Segment)
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return list
}
