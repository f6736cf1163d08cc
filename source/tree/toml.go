package tree

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/launchbook/launchbook/source"
)

// ParseTOML reads the TOML in a span of a file, as ParseYAML does.
func ParseTOML(file *source.File, span source.Span) (*Node, []source.Diagnostic) {
	text := file.Bytes(span)
	r := &tomlReader{reader: reader{file: file}, base: span.Start, text: text, seen: map[*Node]map[string]source.Span{},
		tables: map[*Node]map[string]*Node{}}
	root := &Node{Kind: Map, Span: source.At(span.Start)}
	switch at, reason := guardTOML(text); reason {
	case deep:
		r.room(1, MaxDepth+1, source.Span{Start: span.Start + at, End: span.Start + at + 1})
		return r.finish(root)
	case long:
		r.report(ruleLimit, source.Span{Start: span.Start + at, End: span.Start + at + 1}, fmt.Sprintf("here the TOML has more than %d keys and tables", maxKeys), "split the document")
		return r.finish(root)
	}
	var anything map[string]any
	var broken *toml.DecodeError
	if err := toml.Unmarshal(text, &anything); errors.As(err, &broken) {
		line, column := broken.Position()
		at := r.offset(line, column)
		if !strings.Contains(broken.Error(), "already") {
			r.report(ruleSyntax, source.Span{Start: at, End: min(at+1, span.End)}, "the TOML cannot be read: "+strings.TrimPrefix(broken.Error(), "toml: "), "")
			return r.finish(root)
		}
	}
	var p unstable.Parser
	p.Reset(text)
	r.parser = &p
	table := root
	for p.NextExpression() && !r.full {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table:
			table = r.open(root, e.Key(), false)
		case unstable.ArrayTable:
			table = r.open(root, e.Key(), true)
		case unstable.KeyValue:
			r.keyValue(table, e, 1)
		}
	}
	return r.finish(root)
}

type tomlReader struct {
	reader
	base   int
	text   []byte
	parser *unstable.Parser
	seen   map[*Node]map[string]source.Span
	// tables finds the values of each mapping by their keys.
	tables map[*Node]map[string]*Node
}

func (r *tomlReader) offset(line, column int) int {
	at := 0
	for ; line > 1; line-- {
		i := bytes.IndexByte(r.text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	return r.base + min(at+max(column-1, 0), len(r.text))
}

func (r *tomlReader) spanOf(n *unstable.Node) source.Span {
	raw := n.Raw
	if raw.Length == 0 && len(n.Data) > 0 {
		raw = r.parser.Range(n.Data)
	}
	start := r.base + int(raw.Offset)
	return source.Span{Start: start, End: start + int(raw.Length)}
}

// open walks down a table's header, making what is not there yet.
func (r *tomlReader) open(at *Node, keys unstable.Iterator, array bool) *Node {
	for keys.Next() {
		n := keys.Node()
		key, span := string(n.Data), r.spanOf(n)
		next := r.tables[at][key]
		if next == nil {
			next = &Node{Kind: Map, Span: span}
			if array && keys.IsLast() {
				next.Kind = List
			}
			r.add(at, Entry{Key: key, KeySpan: span, Value: next})
			r.room(1, 1, span)
		}
		if next.Kind == List {
			if array && keys.IsLast() || len(next.Items()) == 0 {
				next.addItem(&Node{Kind: Map, Span: span})
				r.room(1, 2, span)
			}
			next = next.Items()[len(next.Items())-1]
		}
		at = next
	}
	return at
}

func (r *tomlReader) add(m *Node, e Entry) {
	if r.seen[m] == nil {
		r.seen[m] = map[string]source.Span{}
	}
	if _, twice := r.seen[m][e.Key]; !twice {
		if r.tables[m] == nil {
			r.tables[m] = map[string]*Node{}
		}
		r.tables[m][e.Key] = e.Value
	}
	r.entry(m, r.seen[m], e)
}

func (r *tomlReader) keyValue(table *Node, e *unstable.Node, depth int) {
	keys := e.Key()
	for keys.Next() {
		n := keys.Node()
		key, span := string(n.Data), r.spanOf(n)
		if keys.IsLast() {
			r.add(table, Entry{Key: key, KeySpan: span, Value: r.value(e.Value(), depth, span)})
			return
		}
		next := r.tables[table][key]
		if next == nil {
			next = &Node{Kind: Map, Span: span}
			r.room(1, depth, span)
			r.add(table, Entry{Key: key, KeySpan: span, Value: next})
		}
		table = next
	}
}

func (r *tomlReader) value(v *unstable.Node, depth int, fallback source.Span) *Node {
	n := &Node{Kind: String, Span: r.spanOf(v), Text: string(v.Data)}
	if n.Span.Len() == 0 {
		n.Span = source.At(fallback.End)
	}
	if !r.room(1, depth, n.Span) {
		return n
	}
	switch v.Kind {
	case unstable.String:
		n.Text = r.unixLines(n)
	case unstable.Array:
		n.Kind = List
		for items := v.Children(); items.Next(); {
			n.addItem(r.value(items.Node(), depth+1, n.Span))
		}
		r.close(n, ']')
	case unstable.InlineTable:
		n.Kind = Map
		for items := v.Children(); items.Next(); {
			r.keyValue(n, items.Node(), depth+1)
		}
		r.close(n, '}')
	case unstable.Bool:
		n.Kind, n.Bool = Bool, n.Text == "true"
	case unstable.Integer, unstable.Float:
		r.number(n)
	}
	n.Plain = v.Kind != unstable.String
	return n
}

// unixLines is a text whose lines end as YAML's do, whatever the file's lines end
// with. What is written as an escape stays.
func (r *tomlReader) unixLines(n *Node) string {
	const windows = "\r\n"
	if !strings.Contains(n.Text, windows) {
		return n.Text
	}
	written := string(r.text[n.Span.Start-r.base : n.Span.End-r.base])
	if strings.Contains(written, `\r`) || strings.Contains(written, `\u000`) {
		return n.Text
	}
	return strings.ReplaceAll(n.Text, windows, "\n")
}

// close puts the end of a list or an inline table behind its bracket: the parser
// tells only where it begins.
func (r *tomlReader) close(n *Node, bracket byte) {
	end := max(n.Span.Start+1, endOf(n))
	text := r.text[min(end-r.base, len(r.text)):]
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '#':
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case bracket:
			n.Span.End = end + i + 1
			return
		}
	}
}

// endOf is where the last value of a node ends. A table that only a dotted key
// makes has the span of its name, before its values.
func endOf(n *Node) int {
	end := n.Span.End
	for _, item := range n.Items() {
		end = max(end, endOf(item))
	}
	for _, e := range n.Entries() {
		end = max(end, endOf(e.Value))
	}
	return end
}

func (r *tomlReader) number(n *Node) {
	text := strings.ReplaceAll(n.Text, "_", "")
	if value, err := strconv.ParseInt(text, 0, 64); err == nil {
		n.setInt(value)
		return
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(value, 0) || math.IsNaN(value) {
		r.report(ruleValue, n.Span, fmt.Sprintf("%s is not a number that can be compared", quoted(n.Text)), "write a finite number, or put it in quotes")
		return
	}
	n.setFloat(value)
}
