package site

import "strings"

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
