package tree

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/launchbook/launchbook/source"
)

// ParseJSON reads the JSON object in a span of a file, as ParseYAML does.
func ParseJSON(file *source.File, span source.Span) (*Node, []source.Diagnostic) {
	text := file.Bytes(span)
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	r := &jsonReader{reader: reader{file: file}, base: span.Start, text: text, decoder: d}
	root, err := r.value(0)
	var syntax *json.SyntaxError
	switch {
	case err == io.EOF && len(bytes.TrimSpace(text)) == 0:
	case errors.As(err, &syntax):
		at := min(max(int(syntax.Offset)-1, 0), max(len(text)-1, 0))
		r.report(ruleSyntax, source.Span{Start: span.Start + at, End: span.Start + min(at+1, len(text))}, "the JSON cannot be read: "+syntax.Error(), "")
	case err != nil && !errors.Is(err, errFull):
		r.report(ruleSyntax, source.At(span.End), "the JSON ends too early", "close every bracket and quote")
	case err == nil && root.Kind != Map:
		r.report(ruleSyntax, root.Span, r.excerpt(root.Span)+" is not an object", "")
	}
	if root == nil || root.Kind != Map {
		root = &Node{Kind: Map, Span: source.At(span.Start)}
	}
	return r.finish(root)
}

var errFull = errors.New("limit reached")

type jsonReader struct {
	reader
	base    int
	text    []byte
	decoder *json.Decoder
}

// token reads one token with its span; what separates tokens is skipped.
func (r *jsonReader) token() (json.Token, source.Span, error) {
	start := int(r.decoder.InputOffset())
	t, err := r.decoder.Token()
	end := int(r.decoder.InputOffset())
	for start < end && bytes.IndexByte([]byte(" \t\r\n,:"), r.text[start]) >= 0 {
		start++
	}
	return t, source.Span{Start: r.base + start, End: r.base + end}, err
}

func (r *jsonReader) value(depth int) (*Node, error) {
	t, span, err := r.token()
	if err != nil {
		return nil, err
	}
	if !r.room(1, depth, span) {
		return nil, errFull
	}
	n := &Node{Span: span}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return n, r.object(n, depth)
		}
		return n, r.array(n, depth)
	case string:
		n.Kind, n.Text = String, t
	case bool:
		n.Kind, n.Bool, n.Text = Bool, t, fmt.Sprint(t)
	case json.Number:
		n.Text = t.String()
		if whole, err := t.Int64(); err == nil {
			n.setInt(whole)
		} else if value, err := strconv.ParseFloat(n.Text, 64); err == nil {
			n.setFloat(value)
		} else {
			r.report(ruleValue, span, quoted(n.Text)+" is too large a number", "")
			n.Kind = String
		}
	}
	return n, nil
}

func (r *jsonReader) object(n *Node, depth int) error {
	n.Kind = Map
	seen := map[string]source.Span{}
	for r.decoder.More() {
		t, span, err := r.token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		value, err := r.value(depth + 1)
		if value != nil {
			r.entry(n, seen, Entry{Key: key, KeySpan: span, Value: value})
		}
		if err != nil {
			return err
		}
	}
	return r.closing(n)
}

func (r *jsonReader) array(n *Node, depth int) error {
	n.Kind = List
	for r.decoder.More() {
		item, err := r.value(depth + 1)
		if item != nil {
			n.addItem(item)
		}
		if err != nil {
			return err
		}
	}
	return r.closing(n)
}

func (r *jsonReader) closing(n *Node) error {
	_, span, err := r.token()
	n.Span.End = max(n.Span.End, span.End)
	return err
}
