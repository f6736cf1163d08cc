package site

import (
	"bytes"
	"strings"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// inlineKeys are the fields of structured data whose texts have code and links in them,
// as markdown.Inline makes them.
var inlineKeys = map[string]bool{
	"abort_if": true, "criteria": true, "detail": true, "evidence": true, "if_no_go": true, "if_nobody_answers": true, "if_nobody_decides": true,
	"limits": true, "meaning": true, "not_applicable": true, "note": true, "outcome": true, "policy": true, "reason": true, "scope": true,
	"steps": true, "topics": true,
}

// Links are the links of a document: those of its text, and those in the values of its
// structured data.
func (d *Document) Links() []markdown.Link {
	if len(d.valueLinks) == 0 {
		return d.Body.Links
	}
	return append(d.valueLinks[:len(d.valueLinks):len(d.valueLinks)], d.Body.Links...)
}

// linksOfValues are the links in the values of a document's front matter. Only typed
// documents show any.
func linksOfValues(d *Document) []markdown.Link {
	front := d.File.Bytes(source.Span{End: d.Body.Span.Start})
	if d.Type == "page" || !bytes.Contains(front, []byte("](")) {
		return nil
	}
	return valueLinks(d.Front, "", nil)
}

// valueLinks adds the links of a value below a key to a list.
func valueLinks(at tree.Place, key string, list []markdown.Link) []markdown.Link {
	if at.Node == nil {
		return list
	}
	for _, e := range at.Node.Entries() {
		if !strings.HasPrefix(e.Key, "x-") {
			list = valueLinks(at.Value(e), e.Key, list)
		}
	}
	for i := range at.Node.Items() {
		list = valueLinks(at.Child(i), key, list)
	}
	if at.Node.Kind != tree.String || !inlineKeys[key] {
		return list
	}
	return append(list, markdown.ValueLinks(at.File, at.Node.Span, at.Node.Text)...)
}
