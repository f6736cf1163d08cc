package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
)

// anchor is a place on a page.
type anchor struct {
	path string // of the document's file
	name string
}

// anchorOccurrences are the links that lead to a thing on a page by its id,
// those of alerts among them.
func anchorOccurrences(s *site.Site, list []occurrence) []occurrence {
	things := anchors(list)
	var found []occurrence
	for _, d := range s.Documents {
		for _, link := range linksOf(d) {
			to := s.ResolveLink(d, link.Destination)
			if to.Doc == nil || to.Anchor == "" || to.AnchorMissing || inText(to.Doc, to.Anchor) {
				continue
			}
			sym, ok := thingAt(s, things, to)
			if !ok {
				continue
			}
			found = append(found, anchorIn(sym, d.File, link.Span, to.Anchor))
		}
	}
	for _, a := range s.Alerts.Alerts {
		written := a.Annotations[rules.RunbookURL]
		to := s.ResolveRunbookURL(written.Value)
		if to.Doc == nil || to.Anchor == "" || to.AnchorMissing || inText(to.Doc, to.Anchor) {
			continue
		}
		if sym, ok := thingAt(s, things, to); ok {
			found = append(found, anchorIn(sym, a.File, written.Span, to.Anchor))
		}
	}
	return found
}

// anchorIn is the occurrence in a link that leads to an anchor.
func anchorIn(sym symbol, file *source.File, link source.Span, name string) occurrence {
	o := occurrence{symbol: sym, file: file, value: link, name: link, written: name}
	if i := strings.Index(file.Text(link), "#"+name); i >= 0 {
		start := link.Start + i + 1
		o.name, o.exact = source.Span{Start: start, End: start + len(name)}, true
	}
	return o
}

// anchors are the places that pages have for things with an id.
func anchors(list []occurrence) map[anchor]symbol {
	things := map[anchor]symbol{}
	for _, o := range list {
		at := anchor{path: o.file.Path, name: o.id}
		switch {
		case !o.defines || o.within == "" && o.kind != rules.KindContact && o.kind != kindSeverity:
			continue
		case o.kind == kindSeverity:
			at.name = strings.ToLower(o.id) // which is how pages have them
		}
		if _, taken := things[at]; !taken {
			things[at] = o.symbol
		}
	}
	return things
}

// thingAt is what a link leads to; a launch has the items of the checklists
// that it includes.
func thingAt(s *site.Site, things map[anchor]symbol, to site.Link) (symbol, bool) {
	if sym, ok := things[anchor{to.Doc.File.Path, to.Anchor}]; ok {
		return sym, true
	}
	launch, ok := to.Doc.Data.(*schema.Launch)
	if !ok {
		return symbol{}, false
	}
	for _, group := range launch.Checklist {
		if included, ok := s.Document("checklist", group.Include); ok {
			if sym, ok := things[anchor{included.File.Path, to.Anchor}]; ok {
				return sym, true
			}
		}
	}
	return symbol{}, false
}

// inText tells whether the text of a document, or a block as a whole, has an
// anchor; no thing is meant then.
func inText(d *site.Document, name string) bool {
	return slices.ContainsFunc(d.Body.Headings, func(h markdown.Heading) bool { return h.Slug == name }) ||
		slices.Contains(d.Body.Anchors, name) || d.Front.Has(name) || d.Front.Has(strings.ReplaceAll(name, "-", "_"))
}

// linksOf are the links of a document's text and of its structured data.
func linksOf(d *site.Document) []markdown.Link {
	links := slices.Clone(d.Links())
	if materials, ok := d.Data.(*schema.Onboarding); ok {
		for i, m := range materials.Documentation {
			at := d.Front.Child("documentation", i, "link")
			links = append(links, markdown.Link{Destination: m.Link, Span: at.Node.Span})
		}
		for i, t := range materials.Training {
			at := d.Front.Child("training", i, "link")
			links = append(links, markdown.Link{Destination: t.Link, Span: at.Node.Span})
		}
	}
	return links
}
