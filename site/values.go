package site

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// inlineKeys are the fields of structured data whose texts have code and links in them,
// as markdown.Inline makes them.
var inlineKeys = map[string]bool{
	"abort_if": true, "criteria": true, "detail": true, "evidence": true, "if_it_fails": true, "if_no_go": true, "if_nobody_answers": true, "if_nobody_decides": true,
	"limits": true, "meaning": true, "not_applicable": true, "note": true, "outcome": true, "policy": true, "reason": true, "scope": true,
	"steps": true, "topics": true, "verify": true,
}

// Links are the links of a document: those of its text, and those in the values of its
// structured data.
func (d *Document) Links() []markdown.Link {
	if len(d.valueLinks) == 0 {
		return d.Body.Links
	}
	return append(d.valueLinks[:len(d.valueLinks):len(d.valueLinks)], d.Body.Links...)
}

// ValueLinks are those in the values of its structured data alone.
func (d *Document) ValueLinks() []markdown.Link { return d.valueLinks }

// linksOfValues are the links in the values of a document's front matter, and what is
// wrong with them. Only typed documents show any.
func linksOfValues(d *Document) ([]markdown.Link, []source.Diagnostic) {
	front := d.File.Bytes(source.Span{End: d.Body.Span.Start})
	if d.Type == "page" || !bytes.Contains(front, []byte("](")) {
		return nil, nil
	}
	links := valueLinks(d.Front, "", nil)
	if len(links) <= markdown.MaxValueLinks {
		return links, nil
	}
	return nil, []source.Diagnostic{{
		Rule: "markdown-limit", Level: source.Error, File: d.File, Span: links[markdown.MaxValueLinks].Span,
		Message: fmt.Sprintf("here the texts of the front matter have more than %d links", markdown.MaxValueLinks),
		Help:    "split the document up; until then no link of its front matter is checked",
	}}
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
