package tree

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/launchbook/launchbook/source"
)

// ParseYAML reads the YAML in a span of a file. The node is a mapping in every
// case: an empty one when there is nothing to read. After a syntax error it has
// what stands before the mistake.
func ParseYAML(file *source.File, span source.Span) (*Node, []source.Diagnostic) {
	r := &yamlReader{reader: reader{file: file}, base: span.Start, text: file.Bytes(span)}
	r.indexLines()
	var document yaml.Node
	if err := yaml.Unmarshal(r.text, &document); err != nil {
		good := r.syntaxError(err)
		document = yaml.Node{}
		if yaml.Unmarshal(r.text[:good], &document) != nil {
			document = yaml.Node{}
		}
	}
	root := &Node{Kind: Map, Span: source.At(span.Start)}
	if len(document.Content) > 0 {
		content := document.Content[0]
		r.stock = newStock(content)
		packTexts(content)
		switch n := r.build(content, place{indent: -1}); {
		case n.Kind == Map:
			root = n
		case n.Kind != Null:
			r.report(ruleSyntax, n.Span, r.excerpt(n.Span)+" is not a mapping of keys to values", "write `key: value` lines")
		}
	}
	return r.finish(root)
}

type yamlReader struct {
	reader
	base  int    // of text in the file
	text  []byte // what is parsed
	lines []int  // offsets in text, as the YAML scanner counts lines
	stock stock
}

// place is where in the nesting a node stands.
type place struct {
	depth  int
	indent int // of the block mapping that the node belongs to; -1 at the root
}

// indexLines finds the lines as YAML 1.1 counts them, which also end at NEL, LS
// and PS.
func (r *yamlReader) indexLines() {
	r.lines = []int{0}
	for i := 0; i < len(r.text); i++ {
		switch b := r.text[i]; {
		case b == '\r' && i+1 < len(r.text) && r.text[i+1] == '\n':
			continue
		case b == '\n' || b == '\r':
			r.lines = append(r.lines, i+1)
		case b == 0xC2 && i+1 < len(r.text) && r.text[i+1] == 0x85:
			r.lines = append(r.lines, i+2)
		case b == 0xE2 && i+2 < len(r.text) && r.text[i+1] == 0x80 && (r.text[i+2] == 0xA8 || r.text[i+2] == 0xA9):
			r.lines = append(r.lines, i+3)
		}
	}
}

// offset converts the YAML scanner's line and column in characters.
func (r *yamlReader) offset(line, column int) int {
	if line < 1 || line > len(r.lines) {
		return len(r.text)
	}
	at := r.lines[line-1]
	for ; column > 1 && at < len(r.text); column-- {
		at += runeLen(r.text[at:])
	}
	return at
}

func (r *yamlReader) span(start, end int) source.Span {
	start = max(0, min(start, len(r.text)))
	return source.Span{Start: r.base + start, End: r.base + max(start, min(end, len(r.text)))}
}

// build converts a node. Aliases are built again wherever they are used, which
// the limits bound.
func (r *yamlReader) build(n *yaml.Node, at place) *Node {
	start := r.skipProperties(r.offset(n.Line, n.Column), n)
	if n.Kind == yaml.AliasNode {
		end := start + 1 + len(n.Value)
		if n.Alias == nil || !r.room(1, at.depth+1, r.span(start, end)) {
			return r.node(Node{Span: r.span(start, end)})
		}
		span := r.span(start, end)
		if r.alias == nil {
			r.alias = &span
			defer func() { r.alias = nil }()
		}
		built := *r.build(n.Alias, place{at.depth + 1, at.indent})
		built.Span = span
		return r.node(built)
	}
	if r.alias != nil {
		r.aliased += len(n.Value)
	}
	if !r.room(1, at.depth, r.span(start, start+1)) {
		return r.node(Node{Span: r.span(start, start)})
	}
	switch n.Kind {
	case yaml.MappingNode:
		return r.mapping(n, start, at)
	case yaml.SequenceNode:
		return r.sequence(n, start, at)
	}
	return r.scalar(n, start, at)
}

func (r *yamlReader) node(n Node) *Node {
	at := one(&r.stock.nodes)
	*at = n
	return at
}

func (r *yamlReader) mapping(n *yaml.Node, start int, at place) *Node {
	m := r.node(Node{Kind: Map, Span: r.span(start, start), held: one(&r.stock.held)})
	m.held.entries = some(&r.stock.entries, len(n.Content)/2)
	seen := map[string]source.Span{}
	var merges []*yaml.Node
	indent := at.indent
	if n.Style&yaml.FlowStyle == 0 {
		indent = n.Column - 1
	}
	end := start
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		free := len(r.stock.nodes)
		key := *r.build(k, place{at.depth + 1, indent})
		r.stock.nodes = r.stock.nodes[:free] // nobody keeps the node of a key
		value := r.build(v, place{at.depth + 1, indent})
		end = max(end, key.Span.End-r.base, value.Span.End-r.base)
		switch {
		case r.full:
		case k.Tag == "!!merge":
			merges = append(merges, v)
		case !key.Scalar():
			r.report(ruleValue, key.Span, "a key must be text", "")
		default:
			r.entry(m, seen, Entry{Key: key.Text, KeySpan: key.Span, Value: value})
		}
	}
	for _, v := range merges {
		r.merge(m, seen, v, at)
	}
	if n.Style&yaml.FlowStyle != 0 {
		end = r.flowEnd(end, start, '}')
	}
	m.Span = r.span(start, end)
	return m
}

// merge adds what `<<` brings, which never replaces the mapping's own keys.
func (r *yamlReader) merge(m *Node, seen map[string]source.Span, v *yaml.Node, at place) {
	built := r.build(v, place{at.depth + 1, at.indent})
	sources := []*Node{built}
	if built.Kind == List {
		sources = built.Items()
	}
	for _, from := range sources {
		for _, e := range from.Entries() {
			if _, own := seen[e.Key]; !own {
				seen[e.Key] = e.KeySpan
				m.addEntry(e)
			}
		}
	}
}

func (r *yamlReader) sequence(n *yaml.Node, start int, at place) *Node {
	list := r.node(Node{Kind: List, held: one(&r.stock.held)})
	list.held.items = some(&r.stock.items, len(n.Content))
	end, indent := start, at.indent
	if n.Style&yaml.FlowStyle == 0 {
		indent = n.Column - 1
	}
	for _, item := range n.Content {
		built := r.build(item, place{at.depth + 1, indent})
		end = max(end, built.Span.End-r.base)
		list.addItem(built)
		if r.full {
			break
		}
	}
	if n.Style&yaml.FlowStyle != 0 {
		end = r.flowEnd(end, start, ']')
	}
	list.Span = r.span(start, end)
	return list
}

func (r *yamlReader) scalar(n *yaml.Node, start int, at place) *Node {
	s := r.node(Node{Kind: String, Text: n.Value, Plain: n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0})
	s.Span = r.span(start, r.scalarEnd(n, start, at))
	switch n.ShortTag() {
	case "!!null":
		s.Kind = Null
	case "!!bool":
		s.Kind, s.Bool = Bool, strings.EqualFold(n.Value, "true")
	case "!!int":
		r.integer(s)
	case "!!float":
		value, err := strconv.ParseFloat(strings.ReplaceAll(n.Value, "_", ""), 64)
		if err != nil || math.IsInf(value, 0) || math.IsNaN(value) {
			r.report(ruleValue, s.Span, quoted(n.Value)+" is not a number that can be compared", "write a finite number, or put it in quotes")
			break
		}
		s.setFloat(value)
	}
	return s
}

// integer reads a whole number; one that is too large for the type stays text
// where it is used as such, and becomes a float as a number.
func (r *yamlReader) integer(s *Node) {
	text := strings.ReplaceAll(s.Text, "_", "")
	value, err := strconv.ParseInt(text, 0, 64)
	if err == nil {
		s.setInt(value)
		return
	}
	if large, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(large, 0) {
		s.setFloat(large)
	}
}

// skipProperties goes from a node's anchor and tag to the node itself.
func (r *yamlReader) skipProperties(at int, n *yaml.Node) int {
	if n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 {
		return at
	}
	for at < len(r.text) && (r.text[at] == '&' || r.text[at] == '!') {
		for at < len(r.text) && !bytes.ContainsRune([]byte(" \t\r\n"), rune(r.text[at])) {
			at++
		}
		for at < len(r.text) && bytes.ContainsRune([]byte(" \t\r\n"), rune(r.text[at])) {
			at++
		}
	}
	return at
}
