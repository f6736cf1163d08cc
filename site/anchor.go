package site

import (
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/tree"
)

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

// blockAnchors are the anchors of blocks that have no key of their name.
var blockAnchors = map[string]string{"on-call": "calendar"}

// hasBlockAnchor looks for a block of that name, and for things in one that
// have that id, or a title that becomes that anchor.
func hasBlockAnchor(d *Document, anchor string) bool {
	if d.Front.Node == nil {
		return false
	}
	for _, e := range d.Front.Node.Entries {
		if e.Value.Scalar() {
			continue
		}
		if strings.ReplaceAll(e.Key, "_", "-") == anchor || hasThing(e.Value, anchor) {
			return true
		}
	}
	return blockAnchors[d.Type] == anchor
}

// hasThing looks through a value for a mapping with that anchor.
func hasThing(n *tree.Node, anchor string) bool {
	if n.Kind == tree.Map && thingAnchor(n) == anchor {
		return true
	}
	for _, item := range n.Items {
		if hasThing(item, anchor) {
			return true
		}
	}
	for _, e := range n.Entries {
		if hasThing(e.Value, anchor) {
			return true
		}
	}
	return false
}

// thingAnchor is a thing's id, or its title as an anchor; severities are ids
// that pages have in lower case.
func thingAnchor(n *tree.Node) string {
	if id := n.Get("id"); id != nil && id.Text != "" {
		if n.Get("meaning") != nil {
			return strings.ToLower(id.Text)
		}
		return id.Text
	}
	for _, key := range []string{"name", "issue", "scenario", "title"} {
		if title := n.Get(key); title != nil {
			return markdown.Slug(title.Text)
		}
	}
	return ""
}

// hasAnchor is HasAnchor with the items that a launch includes from checklists.
func (s *Site) hasAnchor(d *Document, anchor string) bool {
	if d.HasAnchor(anchor) {
		return true
	}
	launch, ok := d.Data.(*schema.Launch)
	if !ok {
		return false
	}
	for _, g := range launch.Checklist {
		if included, ok := s.Document("checklist", g.Include); ok && hasBlockAnchor(included, anchor) {
			return true
		}
	}
	return false
}
