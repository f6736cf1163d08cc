// Package tree holds structured data (front matter and configuration) with the
// place of every key and value, whatever it was written in: YAML, TOML or JSON.
package tree

import (
	"math"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// Kind is what a node is.
type Kind uint8

// The kinds of a node.
const (
	Null Kind = iota
	Bool
	Int
	Float
	String
	List
	Map
)

// String names the kind as a writer would.
func (k Kind) String() string {
	return [...]string{"empty", "true or false", "number", "number", "text", "list", "mapping"}[k]
}

// Node is one value with its place. Spans are byte offsets into the whole file.
type Node struct {
	// Span is the value as written, with quotes or brackets. An empty value has
	// an empty span where it would stand.
	Span source.Span
	// Text is a scalar as text: a string's value, anything else as written.
	Text string
	// held is what text is not, nil for most nodes: large sites have a million.
	held *held
	// Bool is the value of such a scalar.
	Bool bool
	// Plain is set for scalars without quotes.
	Plain bool
	Kind  Kind
}

// held is what a number, a list or a mapping is.
type held struct {
	number  uint64 // the bits of an Int's or a Float's value
	items   []*Node
	entries []Entry
}

// nothing is what is held by all else. Nobody changes it.
var nothing held

func (n *Node) holds() *held {
	if n == nil || n.held == nil {
		return &nothing
	}
	return n.held
}

// Items are a list's values.
func (n *Node) Items() []*Node { return n.holds().items }

// SetItems makes a list's values other ones. A copy of the node keeps its own.
func (n *Node) SetItems(items []*Node) {
	other := *n.holds()
	other.items = items
	n.held = &other
}

// Entries are a mapping's, in the order written, each key once.
func (n *Node) Entries() []Entry { return n.holds().entries }

// SetEntries makes a mapping's entries other ones. A copy of the node keeps its own.
func (n *Node) SetEntries(entries []Entry) {
	other := *n.holds()
	other.entries = entries
	n.held = &other
}

// addItem adds a value to a list that has not been copied.
func (n *Node) addItem(item *Node) {
	if n.held == nil {
		n.held = &held{}
	}
	n.held.items = append(n.held.items, item)
}

// addEntry adds an entry to a mapping that has not been copied.
func (n *Node) addEntry(e Entry) {
	if n.held == nil {
		n.held = &held{}
	}
	n.held.entries = append(n.held.entries, e)
}

// Int is the value of an Int, and 0 of others.
func (n *Node) Int() int64 {
	if n.Kind != Int {
		return 0
	}
	return int64(n.holds().number)
}

// Float is the value of a Float, and 0 of others.
func (n *Node) Float() float64 {
	if n.Kind != Float {
		return 0
	}
	return math.Float64frombits(n.holds().number)
}

func (n *Node) setInt(value int64) { n.Kind, n.held = Int, &held{number: uint64(value)} }

func (n *Node) setFloat(value float64) {
	n.Kind, n.held = Float, &held{number: math.Float64bits(value)}
}

// Entry is one key of a mapping with its value.
type Entry struct {
	Key     string
	KeySpan source.Span
	Value   *Node
}

// Get is the value of a key, or nil.
func (n *Node) Get(key string) *Node {
	if e := n.entry(key); e != nil {
		return e.Value
	}
	return nil
}

func (n *Node) entry(key string) *Entry {
	entries := n.Entries()
	for i := range entries {
		if entries[i].Key == key {
			return &entries[i]
		}
	}
	return nil
}

// Scalar tells whether the node is neither a list nor a mapping.
func (n *Node) Scalar() bool { return n.Kind != List && n.Kind != Map }

// Value is the node in the types that encoding/json decodes into, which is what
// JSON Schema validates: map[string]any, []any, string, float64, bool, nil.
// Integers are int64.
func (n *Node) Value() any {
	switch n.Kind {
	case Bool:
		return n.Bool
	case Int:
		return n.Int()
	case Float:
		return n.Float()
	case String:
		return n.Text
	case List:
		list := make([]any, len(n.Items()))
		for i, item := range n.Items() {
			list[i] = item.Value()
		}
		return list
	case Map:
		m := make(map[string]any, len(n.Entries()))
		for _, e := range n.Entries() {
			m[e.Key] = e.Value.Value()
		}
		return m
	}
	return nil
}

// Place is a node in its file, with its address there. The zero Place is
// nowhere: its spans are the file's first byte.
type Place struct {
	File    *source.File
	Node    *Node
	Address string // a JSON pointer (RFC 6901) from the front matter's root
}

// Child goes down a path of keys (string) and indexes (int) as far as it exists.
func (p Place) Child(path ...any) Place {
	for _, step := range path {
		next, ok := p.step(step)
		if !ok {
			break
		}
		p = next
	}
	return p
}

// Value is the place of an entry of the mapping: Child by its key, without looking
// for it among all others.
func (p Place) Value(e Entry) Place {
	return Place{p.File, e.Value, p.Address + "/" + EscapePointer(e.Key)}
}

func (p Place) step(step any) (Place, bool) {
	if p.Node == nil {
		return p, false
	}
	switch step := step.(type) {
	case string:
		if value := p.Node.Get(step); value != nil {
			return p.Value(Entry{Key: step, Value: value}), true
		}
	case int:
		if step >= 0 && step < len(p.Node.Items()) {
			return Place{p.File, p.Node.Items()[step], p.Address + "/" + strconv.Itoa(step)}, true
		}
		// One string stands for a list of one.
		if step == 0 && p.Node.Scalar() {
			return p, true
		}
	}
	return p, false
}

// Has tells whether the mapping has the key.
func (p Place) Has(key string) bool { return p.Node.Get(key) != nil }

// Span is the span of the value down the path, or of the nearest thing above
// it that exists. A mapping that the path ends in by default is given as its
// first key, so that a diagnostic underlines a line and not a page.
func (p Place) Span(path ...any) source.Span {
	n := p.Child(path...).Node
	switch {
	case n == nil:
		return source.Span{}
	case n.Kind == Map && len(n.Entries()) > 0:
		return n.Entries()[0].KeySpan
	case n.Kind == List && len(n.Items()) > 0:
		return Place{Node: n.Items()[0]}.Span()
	}
	return n.Span
}

// Key is the span of a key of this mapping, or of the mapping when it is absent.
func (p Place) Key(key string) source.Span {
	if e := p.Node.entry(key); e != nil {
		return e.KeySpan
	}
	return p.Span()
}

// EscapePointer escapes one token of a JSON pointer.
func EscapePointer(token string) string { return pointerEscapes.Replace(token) }

// UnescapePointer takes back EscapePointer.
func UnescapePointer(token string) string { return pointerUnescapes.Replace(token) }

var (
	pointerEscapes   = strings.NewReplacer("~", "~0", "/", "~1")
	pointerUnescapes = strings.NewReplacer("~1", "/", "~0", "~")
)
