package site

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/tree"
)

// anchors are all that the document's page has: of headings, of HTML in the text,
// of blocks of structured data, and of things with an id in one.
func (d *Document) anchors() map[string]bool {
	set := map[string]bool{"top": true}
	for _, h := range d.Body.Headings {
		set[h.Slug] = true
	}
	for _, id := range d.Body.Anchors {
		set[id] = true
	}
	d.addBlockAnchors(set)
	return set
}

// blockAnchors are the anchors of blocks that show all keys of a type.
var blockAnchors = map[string]string{"on-call": "calendar"}

// Types whose pages have no blocks, and keys that are shown in none.
var (
	withoutBlocks = []string{"page", "faq", "runbook"}
	besideBlocks  = []string{"tags", "aliases", "audiences", "covers", "drills"}
)

// addBlockAnchors adds the names of blocks, and the ids of things in them, or the
// anchors that their titles become.
func (d *Document) addBlockAnchors(set map[string]bool) {
	if d.Front.Node == nil || slices.Contains(withoutBlocks, d.Type) {
		return
	}
	shared, isShared := blockAnchors[d.Type]
	if isShared {
		set[shared] = true
	}
	for _, e := range d.Front.Node.Entries() {
		if e.Value.Scalar() || slices.Contains(besideBlocks, e.Key) || schema.IsOwn(e.Key) {
			continue
		}
		if !isShared {
			set[strings.ReplaceAll(e.Key, "_", "-")] = true
		}
		addThings(e.Value, set)
	}
}

// addThings looks through a value for mappings with an anchor.
func addThings(n *tree.Node, set map[string]bool) {
	if n.Kind == tree.Map {
		set[thingAnchor(n)] = true
	}
	for _, item := range n.Items() {
		addThings(item, set)
	}
	for _, e := range n.Entries() {
		addThings(e.Value, set)
	}
}

// titleKeys are the keys whose value is a thing's title.
var titleKeys = []string{"name", "issue", "scenario", "title"}

// GivesAnchor tells whether a value under a key may give a thing its anchor.
func GivesAnchor(key string) bool { return key == "id" || slices.Contains(titleKeys, key) }

// thingAnchor is a thing's id, or its title as an anchor; severities are ids
// that pages have in lower case.
func thingAnchor(n *tree.Node) string {
	if id := n.Get("id"); id != nil && id.Text != "" {
		if n.Get("meaning") != nil {
			return strings.ToLower(id.Text)
		}
		return id.Text
	}
	for _, key := range titleKeys {
		if title := n.Get(key); title != nil {
			return markdown.Slug(title.Text)
		}
	}
	return ""
}

// hasAnchor tells whether the document's page has the anchor, with the items that a
// launch includes from checklists. The anchors of a document are listed once: it
// may be linked to from everywhere.
func (s *Site) hasAnchor(d *Document, anchor string) bool {
	if known, ok := s.index.anchors.Load(d); ok {
		return known.(map[string]bool)[anchor]
	}
	set := d.anchors()
	if launch, ok := d.Data.(*schema.Launch); ok {
		for _, g := range launch.Checklist {
			if included, ok := s.Document("checklist", g.Include); ok {
				included.addBlockAnchors(set)
			}
		}
	}
	s.index.anchors.Store(d, set)
	return set[anchor]
}
