package markdown

import (
	"html"
	"io"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// wideTable is the number of columns from which a table becomes a card for each
// row on a phone: two columns can be read there as they are.
const wideTable = 3

// startTable begins a box in which a wide table scrolls, also by keyboard. It is
// no landmark: a page with ten tables has not ten places to jump to.
func (w *writer) startTable(out io.Writer) {
	io.WriteString(out, `<div class="table-scroll" role="group" aria-label="`)
	w.word("Table")
	io.WriteString(out, `" tabindex="0">`)
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
	w.startTable(b)
	b.WriteString("<table")
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

// stackTables makes wide tables of raw HTML cards on a phone too, where the first
// row alone is their heading and no cell reaches into the next row.
func stackTables(root *nethtml.Node) {
	if root.DataAtom != atom.Table {
		for child := range root.ChildNodes() {
			stackTables(child)
		}
		return
	}
	if nodeAttribute(root, "class") != "" {
		return // Markdown's own
	}
	var rows []*nethtml.Node
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Tr:
			rows = append(rows, n)
		case atom.Th, atom.Td:
			if len(rows) == 0 || nodeAttribute(n, "rowspan") != "" {
				return
			}
		case atom.Table:
			return
		}
	}
	if len(rows) < 2 || rows[1].Parent.DataAtom == atom.Thead {
		return
	}
	var labels []string
	for _, cell := range htmlCells(rows[0]) {
		if cell.DataAtom != atom.Th || nodeAttribute(cell, "colspan") != "" {
			return
		}
		labels = append(labels, nodeText(cell))
	}
	if len(labels) < wideTable {
		return
	}
	for _, row := range rows[1:] {
		for i, cell := range htmlCells(row) {
			if i >= len(labels) || nodeAttribute(cell, "colspan") != "" {
				break // which column comes next is no longer plain
			}
			if cell.DataAtom == atom.Td && labels[i] != "" {
				cell.Attr = append(cell.Attr, nethtml.Attribute{Key: "data-label", Val: labels[i]})
			}
		}
	}
	if body := rows[0].Parent; body.DataAtom != atom.Thead {
		head := &nethtml.Node{Type: nethtml.ElementNode, Data: "thead", DataAtom: atom.Thead}
		body.RemoveChild(rows[0])
		head.AppendChild(rows[0])
		root.InsertBefore(head, body)
	}
	root.Attr = append(root.Attr, nethtml.Attribute{Key: "class", Val: "stack"})
}

func htmlCells(row *nethtml.Node) []*nethtml.Node {
	var list []*nethtml.Node
	for n := range row.ChildNodes() {
		if n.Type == nethtml.ElementNode {
			list = append(list, n)
		}
	}
	return list
}

func nodeAttribute(n *nethtml.Node, key string) string {
	return attributeOf(nethtml.Token{Attr: n.Attr}, key)
}

// nodeText is the text in a node, with one space where there are several.
func nodeText(n *nethtml.Node) string {
	var b strings.Builder
	for child := range n.Descendants() {
		if child.Type == nethtml.TextNode {
			b.WriteString(child.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
