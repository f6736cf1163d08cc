package markdown

import (
	"html"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// wideTable is the number of columns from which a table becomes a card for each
// row on a phone: two columns can be read there as they are.
const wideTable = 3

// tableStart begins a box in which a wide table scrolls, also by keyboard. It is
// no landmark: a page with ten tables has not ten places to jump to.
func (w *writer) tableStart() string {
	return `<div class="table-scroll" role="group" aria-label="` + html.EscapeString(w.t("Table")) + `" tabindex="0">`
}

func (w *writer) table(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		b.WriteString("</table></div>\n")
		return ast.WalkContinue, nil
	}
	w.labels = nil
	if head := n.FirstChild(); head != nil && head.ChildCount() >= wideTable {
		for c := head.FirstChild(); c != nil; c = c.NextSibling() {
			w.labels = append(w.labels, plain(c, w.body))
		}
	}
	b.WriteString(w.tableStart() + "<table")
	if w.labels != nil {
		b.WriteString(` class="stack"`)
	}
	b.WriteString(">\n")
	return ast.WalkContinue, nil
}

// cell writes a cell; an empty one of the header is no heading of anything.
func (w *writer) cell(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	cell := n.(*extast.TableCell)
	head := cell.Parent().Kind() == extast.KindTableHeader
	tag := "td"
	if head && cell.HasChildren() {
		tag = "th"
	}
	if !entering {
		b.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	b.WriteString("<" + tag)
	if tag == "th" {
		b.WriteString(` scope="col"`)
	}
	if cell.Alignment != extast.AlignNone {
		b.WriteString(` align="` + cell.Alignment.String() + `"`)
	}
	if label := w.label(cell); !head && label != "" {
		b.WriteString(` data-label="` + html.EscapeString(label) + `"`)
	}
	b.WriteString(">")
	return ast.WalkContinue, nil
}

// label is the heading of a cell's column in a wide table, or "".
func (w *writer) label(cell ast.Node) string {
	column := 0
	for c := cell.PreviousSibling(); c != nil && column < len(w.labels); c = c.PreviousSibling() {
		column++
	}
	if column >= len(w.labels) {
		return ""
	}
	return w.labels[column]
}
