package markdown

import (
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// contentsMarkers are the lines that stand for a table of contents: those of
// Python-Markdown, and of GitLab.
var contentsMarkers = []string{"[TOC]", "[[_TOC_]]"}

// maxMarker is longer than any marker with the space around it, in bytes: most
// lines need no closer look.
const maxMarker = 32

// maxContents is how many tables of contents a page shows; each is as long as all
// its headings.
const maxContents = 10

// contents stands where the text asks for a table of contents.
type contents struct{ ast.BaseBlock }

var kindContents = ast.NewNodeKind("Contents")

// Kind implements ast.Node.
func (*contents) Kind() ast.NodeKind { return kindContents }

// Dump implements ast.Node.
func (c *contents) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// contentsMarks replaces the paragraphs that are a marker and nothing else.
type contentsMarks struct{}

// Transform implements parser.ASTTransformer.
func (contentsMarks) Transform(root *ast.Document, reader text.Reader, _ parser.Context) {
	body := reader.Source()
	shown := 0
	for n := root.FirstChild(); n != nil; {
		next := n.NextSibling()
		if paragraph, ok := n.(*ast.Paragraph); ok && paragraph.Lines().Len() == 1 && paragraph.FirstChild().Kind() != ast.KindLink {
			line := paragraph.Lines().At(0)
			if line.Len() < maxMarker && slices.Contains(contentsMarkers, strings.TrimSpace(string(line.Value(body)))) {
				if shown++; shown > maxContents {
					root.RemoveChild(root, n)
				} else {
					root.ReplaceChild(root, n, &contents{})
				}
			}
		}
		n = next
	}
}

// contents lists the headings below the title, nested by their levels.
func (w *writer) contents(b util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	b.WriteString(`<nav class="toc" aria-label="`)
	w.word("Contents")
	b.WriteString(`">`)
	var open []int // the levels of the lists that are open
	for _, h := range w.headings {
		for len(open) > 0 && h.Level < open[len(open)-1] {
			b.WriteString("</li></ul>")
			open = open[:len(open)-1]
		}
		if len(open) > 0 && h.Level == open[len(open)-1] {
			b.WriteString("</li>")
		} else {
			b.WriteString("<ul>")
			open = append(open, h.Level)
		}
		b.WriteString(`<li><a href="#` + html.EscapeString(h.Slug) + `">` + html.EscapeString(h.Text) + "</a>")
	}
	b.WriteString(strings.Repeat("</li></ul>", len(open)) + "</nav>\n")
	return ast.WalkContinue, nil
}

// listed are the headings of the tables of contents, where there are any: all but
// the page's title.
func listed(root ast.Node, body []byte) []Heading {
	asked := false
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		asked = asked || n.Kind() == kindContents
	}
	if !asked {
		return nil
	}
	var list []Heading
	dropped := false
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		if !dropped && h.Level == 1 {
			dropped = true
		} else {
			list = append(list, Heading{Level: h.Level, Text: plain(h, body), Slug: slugOf(h)})
		}
		return ast.WalkSkipChildren, nil
	})
	return list
}
