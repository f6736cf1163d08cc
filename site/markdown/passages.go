package markdown

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/launchbook/launchbook/source"
)

// Passage is the text of a paragraph, a list item or a cell, without its markup.
type Passage struct {
	// Section is the heading that the passage stands below, or "". Of a cell, the
	// first one of its row stands before it.
	Section string
	// Row is the first cell of the row that the passage is another cell of, or "".
	Row string
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

// Passages lists the passages in order, without those of blocks of code and
// HTML; a refused body has none. It reads the document's bytes, and parses nothing.
func (d *Document) Passages() []Passage {
	r := passageReader{doc: d, body: d.File.Bytes(d.Span)}
	for piece := range d.Prose.all() {
		r.read(piece)
	}
	r.close()
	return r.list
}

// passageReader makes passages of packed prose.
type passageReader struct {
	doc  *Document
	body []byte
	list []Passage

	headings int    // how many there were
	section  string // the last one
	text     strings.Builder
	runs     []run
	// kind is the mark of what is being read.
	kind int

	// header are the cells of the table's header once it was read, column is the
	// place of the next cell in its row, and about what the row is about.
	header []Passage
	inHead bool
	column int
	about  string
	row    string // its first cell, once that was read
}

func (r *passageReader) read(p piece) {
	if p.isRun() {
		r.run(p)
		return
	}
	r.close()
	r.kind = p.mark
	switch p.mark {
	case headingMark:
		r.section = r.doc.Headings[r.headings].Text
		r.headings++
	case tableMark:
		r.header = nil
	case rowMark:
		r.inHead = r.header == nil
		r.column, r.row, r.about = 0, "", r.section
	case cellMark:
		if !r.inHead && r.column < len(r.header) {
			head := r.header[r.column]
			r.text.WriteString(head.Text + " ")
			r.runs = append(r.runs, head.runs...)
		}
	}
}

func (r *passageReader) run(p piece) {
	r.runs = append(r.runs, run{r.text.Len(), r.doc.Span.Start + p.start, p.end - p.start})
	r.text.Write(r.body[p.start:p.end])
	if p.mark == breakMark {
		r.text.WriteByte(' ')
	}
}

// close ends the passage that is being read, if any.
func (r *passageReader) close() {
	if r.kind != passageMark && r.kind != cellMark {
		return
	}
	p := Passage{Section: r.section, Text: r.text.String(), runs: r.runs}
	r.text, r.runs = strings.Builder{}, nil
	switch {
	case r.kind == passageMark:
		r.list = append(r.list, p)
	case r.inHead:
		r.header = append(r.header, p)
	default:
		p.Section, p.Row = r.about, r.row
		r.list = append(r.list, p)
		if r.column == 0 {
			r.row = r.own(p)
			r.about = r.row + " " + r.section
		}
		r.column++
	}
}

// own is the text of a row's first cell alone.
func (r *passageReader) own(p Passage) string {
	text := p.Text
	if len(r.header) > 0 {
		text = text[len(r.header[0].Text)+len(" "):]
	}
	return unescaped([]byte(text))
}

// Code lists where the text of code stands, that of spans and of blocks, in
// order. The body is parsed for it; a refused one has none.
func (d *Document) Code() []source.Span {
	if d.Refused {
		return nil
	}
	root := d.tree().root
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
	slices.SortFunc(list, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) }) // footnotes come last in the tree
	return list
}
