package mutation

import (
	"regexp"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// A format is one way to write front matter down.
type format struct {
	name  string
	write func(w *writer, root *tree.Node)
}

var formats = []format{
	{"block YAML", func(w *writer, root *tree.Node) { w.fenced("---", func() { w.block(root, "", 0) }) }},
	{"flow YAML", func(w *writer, root *tree.Node) { w.fenced("---", func() { w.inline(root, "", ": ") }) }},
	{"anchors", func(w *writer, root *tree.Node) {
		w.aliases.find(root)
		w.fenced("---", func() { w.block(root, "", 0) })
	}},
	{"CRLF", func(w *writer, root *tree.Node) {
		w.newline = "\r\n"
		w.fenced("---", func() { w.block(root, "", 0) })
	}},
	{"non-ASCII", func(w *writer, root *tree.Node) {
		w.prefix = "Åñ 日本 🚀 "
		w.fenced("---", func() { w.inline(root, "", ": ") })
	}},
	{"TOML", func(w *writer, root *tree.Node) { w.fenced("+++", func() { w.inline(root, "", " = ") }) }},
	{"JSON", func(w *writer, root *tree.Node) { w.value(root, "", ": ", true); w.text("\n") }},
}

// write is the document of a trial as text, with its body.
func (tr trial) write() *writer {
	w := newWriter()
	w.aliases.literal = tr.at
	tr.format.write(w, tr.root)
	body := tr.body
	if body == "" {
		body = tr.doc.File.Text(tr.doc.Body.Span)
	}
	w.text(body[:tr.mark.Start])
	w.mark = w.span(func() { w.text(body[tr.mark.Start:tr.mark.End]) })
	w.text(body[tr.mark.End:])
	return w
}

// prose are the fields with text that nothing else depends on.
var prose = regexp.MustCompile(`/(detail|evidence|responsibility|meaning|measured|if_nobody_decides|if_nobody_answers|channel)$`)

// underlined is the span by which a value is shown: of a mapping its first key,
// of a list its first item, so that a line is marked and not a page.
func (w *writer) underlined(root *tree.Node, address string) source.Span {
	n := lookup(root, address)
	switch {
	case n.Kind == tree.Map && len(n.Entries()) > 0:
		return w.keys[address+"/"+n.Entries()[0].Key]
	case n.Kind == tree.List && len(n.Items()) > 0:
		return w.underlined(root, address+"/0")
	}
	return w.values[address]
}
