package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// attributeList is one of Python-Markdown and kramdown, such as
// {:target="_blank"} after a link.
var attributeList = regexp.MustCompile(`^\{:[^{}\n]*\}`)

// attributeLists drops the attribute lists that follow a link, code or emphasis,
// or have a line of their own: they say how to look and where to open, which is
// the theme's to decide.
type attributeLists struct{}

// Trigger implements parser.InlineParser.
func (attributeLists) Trigger() []byte { return []byte{'{'} }

// Parse implements parser.InlineParser.
func (attributeLists) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := attributeList.FindIndex(line)
	before := block.PrecendingCharacter()
	ownLine := before == '\n' && m != nil && strings.TrimSpace(string(line[m[1]:])) == ""
	if m == nil || !ownLine && !strings.ContainsRune(")]>*_`\"", before) {
		return nil
	}
	block.Advance(m[1])
	return ast.NewString(nil)
}
