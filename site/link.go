package site

import (
	"net/url"
	"path"
	"strings"

	"github.com/launchbook/launchbook/site/markdown"
)

// LinkKind is what a link leads to.
type LinkKind string

// The kinds of a link.
const (
	LinkExternal LinkKind = "external" // another host, mail, telephone
	LinkDocument LinkKind = "document"
	LinkAsset    LinkKind = "asset"
	LinkAnchor   LinkKind = "anchor" // a place on the same page
	LinkSource   LinkKind = "source" // a file of the repository that source_url shows
	LinkMissing  LinkKind = "missing"
	LinkOutside  LinkKind = "outside" // a path that leaves the content folder
)

// Link is what a destination written in a document leads to.
type Link struct {
	Kind   LinkKind
	Doc    *Document // for documents and anchors
	Asset  string    // for assets, the path in the content folder
	URL    string    // for sources
	Anchor string    // without #
	// AnchorMissing is set when Doc has no such anchor.
	AnchorMissing bool
}

// ResolveLink finds what a destination in a document leads to. Paths are
// relative to the document; those that start with / to the content folder. A
// path may leave out .md, end in .html or a slash, or name a folder for its
// index page. Hugo's ref and relref shortcodes find documents by name too.
func (s *Site) ResolveLink(from *Document, destination string) Link {
	if name, ok := markdown.Reference(destination); ok {
		return s.resolveReference(from, name)
	}
	if destination == "" {
		return Link{Kind: LinkMissing}
	}
	u := parseDestination(destination)
	switch {
	case u.Scheme != "" || u.Host != "":
		return Link{Kind: LinkExternal}
	case u.Path == "":
		return s.toAnchor(Link{Kind: LinkAnchor, Doc: from}, u.Fragment)
	}
	name, absolute := strings.CutPrefix(u.Path, "/")
	if absolute {
		name = path.Clean(name)
	} else {
		name = path.Join(path.Dir(from.Path), name)
	}
	if name == ".." || strings.HasPrefix(name, "../") {
		return s.outside(name)
	}
	if doc := s.documentAt(name); doc != nil {
		return s.toAnchor(Link{Kind: LinkDocument, Doc: doc}, u.Fragment)
	}
	if _, ok := s.index.assets[name]; ok {
		return Link{Kind: LinkAsset, Asset: name, Anchor: u.Fragment}
	}
	return Link{Kind: LinkMissing}
}

// parseDestination takes what is no URL for the name of a file, which may be any, such as
// 100%.md. Most destinations are written in characters that stand for themselves.
func parseDestination(destination string) url.URL {
	name, anchor, _ := strings.Cut(destination, "#")
	plain := url.URL{Path: name, Fragment: anchor}
	if !strings.HasPrefix(name, "//") && !strings.ContainsFunc(destination, notPlain) {
		return plain
	}
	u, err := url.Parse(strings.TrimSpace(destination))
	if err != nil {
		return plain
	}
	return *u
}

func notPlain(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-._/#", r))
}

func (s *Site) toAnchor(l Link, anchor string) Link {
	l.Anchor = anchor
	l.AnchorMissing = anchor != "" && !s.hasAnchor(l.Doc, anchor)
	return l
}

// resolveReference finds what one of Hugo's shortcodes names: a path relative
// to the document, or to the content folder, or the only file of that name.
func (s *Site) resolveReference(from *Document, name string) Link {
	name, anchor, _ := strings.Cut(name, "#")
	if name == "" {
		return s.toAnchor(Link{Kind: LinkAnchor, Doc: from}, anchor)
	}
	for _, base := range []string{path.Dir(from.Path), "."} {
		if strings.HasPrefix(name, "/") {
			base = "."
		}
		if doc := s.documentAt(path.Join(base, strings.TrimPrefix(name, "/"))); doc != nil {
			return s.toAnchor(Link{Kind: LinkDocument, Doc: doc}, anchor)
		}
	}
	if doc := s.onlyOne(name); doc != nil {
		return s.toAnchor(Link{Kind: LinkDocument, Doc: doc}, anchor)
	}
	return Link{Kind: LinkMissing}
}

// onlyOne is the one document whose file has that name, with or without its
// ending; nil when there are several.
func (s *Site) onlyOne(name string) *Document {
	if found := s.index.byName()[name]; len(found) == 1 {
		return found[0]
	}
	return nil
}

func (s *Site) documentAt(name string) *Document {
	if d := s.index.byPath[name]; d != nil {
		return d
	}
	for _, page := range []string{name, name + ".html", path.Join(name, "index.html")} {
		if d := s.index.byPage[page]; d != nil {
			return d
		}
	}
	return nil
}
