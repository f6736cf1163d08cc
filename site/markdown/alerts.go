package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// alertKinds are GitHub's alerts, by the marker that begins the quote.
var alertKinds = map[string]string{
	"[!NOTE]": "note", "[!TIP]": "tip", "[!IMPORTANT]": "important", "[!WARNING]": "warning", "[!CAUTION]": "caution",
}

const alertAttribute = "data-alert"

// alerts marks quotes that begin with a marker such as [!NOTE], and takes the
// marker out.
type alerts struct{}

// Transform implements parser.ASTTransformer.
func (alerts) Transform(root *ast.Document, reader text.Reader, _ parser.Context) {
	body := reader.Source()
	if !bytes.Contains(body, []byte("[!")) {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		quote, ok := n.(*ast.Blockquote)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		paragraph, ok := quote.FirstChild().(*ast.Paragraph)
		if !ok || paragraph.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		line := paragraph.Lines().At(0)
		kind := alertKinds[strings.ToUpper(strings.TrimSpace(string(line.Value(body))))]
		if kind == "" {
			return ast.WalkContinue, nil
		}
		quote.SetAttributeString(alertAttribute, kind)
		dropFirstLine(paragraph, line.Stop)
		if !paragraph.HasChildren() {
			quote.RemoveChild(quote, paragraph)
		}
		return ast.WalkContinue, nil
	})
}

func dropFirstLine(paragraph *ast.Paragraph, end int) {
	for child := paragraph.FirstChild(); child != nil; child = paragraph.FirstChild() {
		t, ok := child.(*ast.Text)
		if !ok || t.Segment.Start >= end {
			return
		}
		paragraph.RemoveChild(paragraph, child)
	}
}
