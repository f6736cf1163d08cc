package mutation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// writer writes a tree and keeps where it put every key and value.
type writer struct {
	b       bytes.Buffer
	newline string
	keys    map[string]source.Span // by address
	values  map[string]source.Span
	mark    source.Span // of a mistake in the text
	prefix  string      // of all prose
	aliases aliases
}

func newWriter() *writer {
	return &writer{newline: "\n", keys: map[string]source.Span{}, values: map[string]source.Span{}}
}

func (w *writer) text(s string) { w.b.WriteString(strings.ReplaceAll(s, "\n", w.newline)) }

func (w *writer) span(write func()) source.Span {
	start := w.b.Len()
	write()
	return source.Span{Start: start, End: w.b.Len()}
}

func (w *writer) fenced(fence string, write func()) {
	w.text(fence + "\n")
	write()
	w.text(fence + "\n")
}

func (w *writer) key(address, key, between string) {
	w.keys[address] = w.span(func() { w.text(key) })
	w.text(between)
}

// block writes a mapping line by line.
func (w *writer) block(n *tree.Node, address string, indent int) {
	for i, e := range n.Entries() {
		if i > 0 || indent == 0 {
			w.text(strings.Repeat(" ", indent))
		}
		at := address + "/" + e.Key
		w.key(at, e.Key, ":")
		w.blockValue(e.Value, at, indent)
	}
}

func (w *writer) blockValue(n *tree.Node, address string, indent int) {
	name, alias := w.aliases.of(n, address)
	if name != "" {
		w.text(" ")
		w.mention(name, alias, address)
	}
	switch {
	case alias:
		w.text("\n")
	case n.Kind == tree.Map && len(n.Entries()) > 0:
		w.text("\n" + strings.Repeat(" ", indent+2))
		w.values[address] = w.span(func() { w.block(n, address, indent+2) })
	case n.Kind == tree.List && len(n.Items()) > 0:
		w.text("\n")
		w.values[address] = w.span(func() {
			for i, item := range n.Items() {
				w.text(strings.Repeat(" ", indent+2) + "- ")
				at := address + "/" + strconv.Itoa(i)
				w.blockItem(item, at, indent+4)
			}
		})
	default:
		w.text(" ")
		w.values[address] = w.span(func() { w.scalar(n, address, true) })
		w.text("\n")
	}
}

func (w *writer) blockItem(n *tree.Node, address string, indent int) {
	name, alias := w.aliases.of(n, address)
	inBlock := n.Kind == tree.Map && len(n.Entries()) > 0
	if name != "" {
		w.mention(name, alias, address)
	}
	switch {
	case alias:
		w.text("\n")
		return
	case name != "" && inBlock:
		w.text("\n" + strings.Repeat(" ", indent))
	case name != "":
		w.text(" ")
	}
	if inBlock {
		w.values[address] = w.span(func() { w.block(n, address, indent) })
		return
	}
	w.value(n, address, ": ", false)
	w.text("\n")
}

// inline writes each field of the document on one line.
func (w *writer) inline(n *tree.Node, address, colon string) {
	for _, e := range n.Entries() {
		at := address + "/" + e.Key
		w.key(at, e.Key, colon)
		w.value(e.Value, at, colon, false)
		w.text("\n")
	}
}

// value writes a value within brackets; JSON quotes the keys too.
func (w *writer) value(n *tree.Node, address, colon string, quoteKeys bool) {
	w.values[address] = w.span(func() {
		switch n.Kind {
		case tree.Map:
			w.text("{")
			for i, e := range n.Entries() {
				w.comma(i)
				at, key := address+"/"+e.Key, e.Key
				if quoteKeys {
					key = strconv.Quote(key)
				}
				w.key(at, key, colon)
				w.value(e.Value, at, colon, quoteKeys)
			}
			w.text("}")
		case tree.List:
			w.text("[")
			for i, item := range n.Items() {
				w.comma(i)
				w.value(item, address+"/"+strconv.Itoa(i), colon, quoteKeys)
			}
			w.text("]")
		default:
			w.scalar(n, address, false)
		}
	})
}

func (w *writer) comma(i int) {
	if i > 0 {
		w.text(", ")
	}
}

// plainText is text that means itself in YAML without quotes.
var plainText = regexp.MustCompile(`^[A-Za-z+][A-Za-z0-9 _./+-]*[A-Za-z0-9%]$`)

func (w *writer) scalar(n *tree.Node, address string, plain bool) {
	if n.Kind != tree.String {
		w.text(n.Text)
		return
	}
	text := n.Text
	if prose.MatchString(address) {
		text = w.prefix + text
	}
	if plain && plainText.MatchString(text) {
		switch strings.ToLower(text) {
		case "true", "false", "null", "yes", "no", "on", "off":
		default:
			w.text(text)
			return
		}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(fmt.Sprint("text is always JSON: ", err))
	}
	w.text(strings.TrimSuffix(b.String(), "\n"))
}
