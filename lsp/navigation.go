package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// occurrenceAt is what the id at the request's place names.
func (s *server) occurrenceAt(p documentParams) (d *openDocument, all []occurrence, at *occurrence) {
	d, ok := s.loaded(p)
	if !ok || d.site.site == nil {
		return d, nil, nil
	}
	offset := s.encoding.offset(d.file, p.Position)
	all = occurrences(d.site.site)
	i := slices.IndexFunc(all, func(o occurrence) bool {
		return !o.implied && o.file.Path == d.file.Path && o.value.Start <= offset && offset <= o.value.End
	})
	if i < 0 {
		return d, all, nil
	}
	return d, all, &all[i]
}

// definition leads from an id to what has it, and from a link to where it leads.
func (s *server) definition(p documentParams) (any, error) {
	if l, ok := s.linkTarget(p); ok {
		return []Location{l}, nil
	}
	return s.places(p, func(o occurrence) bool { return o.defines })
}

// linkTarget is the page that the link at a place leads to, at its heading; ok
// is false where there is none, and for the anchor of a thing with an id.
func (s *server) linkTarget(p documentParams) (l Location, ok bool) {
	d, ok := s.loaded(p)
	if !ok || d.document() == nil {
		return l, false
	}
	doc, offset := d.document(), s.encoding.offset(d.file, p.Position)
	for _, link := range linksOf(doc) {
		if offset < link.Span.Start || offset > link.Span.End {
			continue
		}
		to := d.site.site.ResolveLink(doc, link.Destination)
		hash := strings.IndexByte(d.file.Text(link.Span), '#')
		onPage := hash < 0 || offset < link.Span.Start+hash
		if to.Doc == nil || !onPage && !inText(to.Doc, to.Anchor) {
			return l, false
		}
		return s.location(d.site, to.Doc.File, headingOf(to)), true
	}
	return l, false
}

// headingOf is where the heading of a link's anchor stands; the page's start
// where it names none.
func headingOf(to site.Link) source.Span {
	for _, h := range to.Doc.Body.Headings {
		if to.Anchor != "" && h.Slug == to.Anchor {
			return h.Span
		}
	}
	return source.Span{}
}

// references lists every place that names what the id at a place names.
func (s *server) references(p documentParams) (any, error) {
	return s.places(p, func(o occurrence) bool { return !o.defines || p.Context.IncludeDeclaration })
}

func (s *server) places(p documentParams, wanted func(occurrence) bool) (any, error) {
	locations := []Location{}
	d, all, at := s.occurrenceAt(p)
	if at == nil {
		return locations, nil
	}
	for _, o := range all {
		if o.symbol == at.symbol && wanted(o) {
			if l := s.location(d.site, o.file, o.name); !slices.Contains(locations, l) {
				locations = append(locations, l)
			}
		}
	}
	return locations, nil
}
