package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/launchbook/launchbook/source"
)

// Passage is the text of a paragraph or a list item, without its markup.
type Passage struct {
	// Section is the heading that the passage stands below, or "".
	Section string
	// Text has a space for each line break.
	Text string
	// at is where each byte of Text stands in the file.
	at []int
}

// Span is where a part of the text, [start, end), stands in the file.
func (p Passage) Span(start, end int) source.Span {
	if start >= end || end > len(p.at) {
		return source.Span{}
	}
	return source.Span{Start: p.at[start], End: p.at[end-1] + 1}
}

// Passages lists the passages in order, without those of tables, blocks of code
// and HTML. The body is parsed for it; a refused one has none.
func (d *Document) Passages() []Passage {
	if d.Refused {
		return nil
	}
	body, _, root := d.tree()
	var list []Passage
	section := ""
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
		case n.Kind() == ast.KindHeading:
			section = plain(n, body)
			return ast.WalkSkipChildren, nil
		case n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock:
			p := Passage{Section: section}
			p.read(n, body, d.Span.Start)
			list = append(list, p)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return list
}

// read adds the text of a node; the body begins at an offset of the file.
func (p *Passage) read(n ast.Node, body []byte, offset int) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !entering || !ok {
			return ast.WalkContinue, nil
		}
		p.Text += string(t.Segment.Value(body))
		for i := t.Segment.Start; i < t.Segment.Stop; i++ {
			p.at = append(p.at, offset+i)
		}
		if t.SoftLineBreak() || t.HardLineBreak() {
			p.Text += " "
			p.at = append(p.at, offset+t.Segment.Stop)
		}
		return ast.WalkContinue, nil
	})
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
