package site

import (
	"net/url"
	"path"
	"strings"
)

// LinkKind is what a link leads to.
type LinkKind string

// The kinds of a link.
const (
	LinkExternal LinkKind = "external" // another host, mail, telephone
	LinkDocument LinkKind = "document"
	LinkAsset    LinkKind = "asset"
	LinkAnchor   LinkKind = "anchor" // a place on the same page
	LinkMissing  LinkKind = "missing"
	LinkOutside  LinkKind = "outside" // a path that leaves the content folder
)

// Link is what a destination written in a document leads to.
type Link struct {
	Kind   LinkKind
	Doc    *Document // for documents and anchors
	Asset  string    // for assets, the path in the content folder
	Anchor string    // without #
	// AnchorMissing is set when Doc has no such anchor.
	AnchorMissing bool
}

// ResolveLink finds what a destination in a document leads to. Paths are
// relative to the document; those that start with / to the content folder. A
// path may leave out .md, or name a folder for its index page.
func (s *Site) ResolveLink(from *Document, destination string) Link {
	u, err := url.Parse(strings.TrimSpace(destination))
	if err != nil {
		return Link{Kind: LinkMissing}
	}
	if u.Scheme != "" || u.Host != "" {
		return Link{Kind: LinkExternal}
	}
	if u.Path == "" {
		link := Link{Kind: LinkAnchor, Doc: from, Anchor: u.Fragment}
		link.AnchorMissing = u.Fragment != "" && !from.HasAnchor(u.Fragment)
		return link
	}
	name := strings.TrimPrefix(u.Path, "/")
	if !strings.HasPrefix(u.Path, "/") {
		name = path.Join(path.Dir(from.Path), u.Path)
	}
	name = path.Clean(name)
	if name == ".." || strings.HasPrefix(name, "../") {
		return Link{Kind: LinkOutside}
	}
	if doc := s.documentAt(name); doc != nil {
		link := Link{Kind: LinkDocument, Doc: doc, Anchor: u.Fragment}
		link.AnchorMissing = u.Fragment != "" && !doc.HasAnchor(u.Fragment)
		return link
	}
	if _, ok := s.index.assets[name]; ok {
		return Link{Kind: LinkAsset, Asset: name, Anchor: u.Fragment}
	}
	return Link{Kind: LinkMissing}
}

func (s *Site) documentAt(name string) *Document {
	tries := []string{name, name + ".md", strings.TrimSuffix(name, ".html") + ".md"}
	for _, index := range []string{"index.md", "_index.md", "README.md"} {
		tries = append(tries, path.Join(name, index))
	}
	for _, try := range tries {
		if d := s.index.byPath[try]; d != nil {
			return d
		}
	}
	return nil
}

// HasAnchor tells whether the document's page has the anchor: of a heading, of
// HTML in the text, of a block of structured data, or of a thing with an id in
// one.
func (d *Document) HasAnchor(anchor string) bool {
	if anchor == "top" {
		return true
	}
	for _, h := range d.Body.Headings {
		if h.Slug == anchor {
			return true
		}
	}
	for _, id := range d.Body.Anchors {
		if id == anchor {
			return true
		}
	}
	return hasBlockAnchor(d, anchor)
}

// hasBlockAnchor looks for a top-level key of that name (with hyphens for
// underscores) and for items in lists that have that id.
func hasBlockAnchor(d *Document, anchor string) bool {
	if d.Front.Node == nil {
		return false
	}
	for _, e := range d.Front.Node.Entries {
		if e.Value.Scalar() {
			continue
		}
		if strings.ReplaceAll(e.Key, "_", "-") == anchor {
			return true
		}
		for _, item := range e.Value.Items {
			if id := item.Get("id"); id != nil && id.Text == anchor {
				return true
			}
		}
	}
	return false
}
