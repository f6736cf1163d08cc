package markdown

import (
	"encoding/binary"
	"iter"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Prose is where the text of passages stands in a body, packed: a passage is a few
// bytes, and is read without parsing the body again. It is a list of numbers, each
// with a mark in its lowest bits. A run's number is its length and whether the line
// breaks behind it; how far it is from the end of the one before follows.
type Prose []byte

// The marks. All but those of runs end the passage before them.
const (
	headingMark = iota // the next one of the document's headings
	passageMark
	tableMark
	rowMark // the first row of a table is its header
	cellMark
	runMark
	breakMark // a run before a line break
	markBits  = 3
)

// proseWriter packs the prose of a body while its tree is walked.
type proseWriter struct {
	packed Prose
	// end is where the last run has ended.
	end int
	// open tells whether text belongs to a passage.
	open bool
}

func (w *proseWriter) visit(n ast.Node, body []byte, entering bool) {
	mark := headingMark
	switch n.Kind() {
	case ast.KindText:
		if entering && w.open {
			n := n.(*ast.Text)
			w.run(n.Segment, n.SoftLineBreak() || n.HardLineBreak())
		}
		return
	case ast.KindAutoLink:
		if entering && w.open {
			label := n.(*ast.AutoLink).Label(body) // a slice of the body: where it begins is what it lacks
			start := cap(body) - cap(label)
			w.run(text.NewSegment(start, start+len(label)), false)
		}
		return
	case ast.KindHeading:
	case ast.KindParagraph, ast.KindTextBlock:
		mark = passageMark
	case extast.KindTable:
		mark = tableMark
	case extast.KindTableHeader, extast.KindTableRow:
		mark = rowMark
	case extast.KindTableCell:
		mark = cellMark
	default:
		return
	}
	w.open = entering && (mark == passageMark || mark == cellMark)
	if entering {
		w.packed = binary.AppendUvarint(w.packed, uint64(mark))
	}
}

func (w *proseWriter) run(s text.Segment, breaks bool) {
	mark := runMark
	if breaks {
		mark = breakMark
	}
	w.packed = binary.AppendUvarint(w.packed, uint64(s.Stop-s.Start)<<markBits|uint64(mark))
	w.packed = binary.AppendVarint(w.packed, int64(s.Start-w.end))
	w.end = s.Stop
}

// piece is one number of packed prose.
type piece struct {
	mark int
	// start and end are where a run stands in the body.
	start, end int
}

func (p piece) isRun() bool { return p.mark == runMark || p.mark == breakMark }

func (p Prose) all() iter.Seq[piece] {
	return func(yield func(piece) bool) {
		end := 0
		for rest := p; len(rest) > 0; {
			n, size := binary.Uvarint(rest)
			if size <= 0 {
				return
			}
			rest = rest[size:]
			next := piece{mark: int(n & (1<<markBits - 1))}
			if next.isRun() {
				gap, size := binary.Varint(rest)
				if size <= 0 {
					return
				}
				rest = rest[size:]
				next.start = end + int(gap)
				next.end = next.start + int(n>>markBits)
				end = next.end
			}
			if !yield(next) {
				return
			}
		}
	}
}
