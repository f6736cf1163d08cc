package markdown

import (
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// admonition is a box of MkDocs: `!!! type "Title"` with an indented text, or
// `???` for one that folds, and `???+` for one that folds and stands open.
type admonition struct {
	ast.BaseBlock
	kind, title string
	folds, open bool
	// label is set where the title is none of the writer's.
	label bool
}

var kindAdmonition = ast.NewNodeKind("Admonition")

// Kind implements ast.Node.
func (*admonition) Kind() ast.NodeKind { return kindAdmonition }

// Dump implements ast.Node.
func (a *admonition) Dump(source []byte, level int) {
	ast.DumpHelper(a, source, level, map[string]string{"Kind": a.kind, "Title": a.title}, nil)
}

// admonitionLine has the marker, the type with its further classes, and the title.
var admonitionLine = regexp.MustCompile(`^(!!!|\?\?\?\+?) ?([A-Za-z][\w-]*(?: +[\w-]+)*)?(?: *"(.*)")? *\r?\n?$`)

// admonitionKinds maps the types of MkDocs to the alerts that look like them.
var admonitionKinds = map[string]string{
	"tip": "tip", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
	"important": "important",
	"warning":   "warning", "caution": "warning", "attention": "warning",
	"danger": "caution", "error": "caution", "failure": "caution", "fail": "caution", "missing": "caution", "bug": "caution",
}

// admonitions is the block parser of admonitions.
type admonitions struct{}

// Trigger implements parser.BlockParser.
func (admonitions) Trigger() []byte { return []byte{'!', '?'} }

// Open implements parser.BlockParser.
func (admonitions) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	indent, _ := util.IndentWidth(line, reader.LineOffset())
	m := admonitionLine.FindStringSubmatch(strings.TrimLeft(string(line), " "))
	if m == nil || indent > 3 || m[2] == "" && m[3] == "" {
		return nil, parser.NoChildren
	}
	name, _, _ := strings.Cut(strings.ToLower(m[2]), " ")
	a := &admonition{kind: admonitionKinds[name], title: m[3], folds: m[1] != "!!!", open: m[1] == "???+"}
	if a.kind == "" {
		a.kind = "note"
	}
	if a.title == "" && name != "" && !strings.HasSuffix(strings.TrimSpace(string(line)), `""`) {
		a.title, a.label = strings.ToUpper(name[:1])+name[1:], true
	}
	if a.folds && a.title == "" {
		a.title, a.label = "Details", true
	}
	reader.Advance(segment.Len() - 1)
	return a, parser.HasChildren
}

// admonitionIndent is how far the text is indented, in columns.
const admonitionIndent = 4

// Continue implements parser.BlockParser.
func (admonitions) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), admonitionIndent)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (admonitions) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (admonitions) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (admonitions) CanAcceptIndentedLine() bool { return false }

// admonition writes the box; one that folds is a details element.
func (w *writer) admonition(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	a := n.(*admonition)
	tag, title, state := "div", "p", ""
	if a.folds {
		tag, title = "details", "summary"
	}
	if a.open {
		state = " open"
	}
	if !entering {
		b.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	b.WriteString("<" + tag + ` class="alert alert-` + a.kind + `"` + state + ">")
	if a.title != "" {
		b.WriteString("<" + title + ` class="alert-title">`)
		if a.label {
			w.word(a.title)
		} else {
			b.WriteString(html.EscapeString(a.title))
		}
		b.WriteString("</" + title + ">")
	}
	b.WriteByte('\n')
	return ast.WalkContinue, nil
}
