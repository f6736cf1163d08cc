package lsp

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// suppressions offers the rules that a comment may suppress; it is false where
// no such comment is written.
func (c *completer) suppressions(offset int) bool {
	line := c.file.LineSpan(c.file.Position(offset).Line)
	before := c.file.Text(source.Span{Start: line.Start, End: offset})
	_, written, ok := strings.Cut(before, suppression+" ")
	if !ok || strings.ContainsRune(written, ':') {
		return false
	}
	c.cursor.word = wordAt(c.file.Text(line), offset-line.Start, 0).Shift(line.Start)
	for _, rule := range rules.All() {
		if !rule.Mandatory {
			c.add(CompletionItem{Label: rule.ID, Kind: itemReference, Detail: rule.Summary, Documentation: markup(aboutRule(rule))}, rule.ID)
		}
	}
	return true
}

// destination is a link's destination that is being written.
var destination = regexp.MustCompile(`(?:\]\(|^ {0,3}\[[^\]]+\]:[ \t]+)([^\s()<>]*)$`)

// links offers the pages, the files and the anchors that a link may lead to.
func (c *completer) links(d *openDocument, offset int) {
	doc := d.document()
	line := c.file.LineSpan(c.file.Position(offset).Line)
	m := destination.FindStringSubmatchIndex(c.file.Text(source.Span{Start: line.Start, End: offset}))
	if doc == nil || m == nil {
		return
	}
	c.cursor.word = source.Span{Start: line.Start + m[2], End: offset}
	for c.cursor.word.End < line.End && strings.IndexByte(" \t()<>", c.file.Data()[c.cursor.word.End]) < 0 {
		c.cursor.word.End++
	}
	written := c.file.Text(source.Span{Start: c.cursor.word.Start, End: offset})
	if to, _, ok := strings.Cut(written, "#"); ok {
		c.anchors(d.site.site, doc, to)
		return
	}
	for _, other := range d.site.site.Documents {
		if to, ok := relative(doc, other.Path, written); ok && other != doc {
			c.add(CompletionItem{Label: to, Kind: itemFile, Detail: other.Title, Documentation: summary(other)}, to)
		}
	}
	for _, asset := range d.site.site.Assets {
		if to, ok := relative(doc, asset.Path, written); ok {
			c.add(CompletionItem{Label: to, Kind: itemFile}, to)
		}
	}
}

// relative is the path of a file of the content folder as a document links to
// it: from the content folder where that is how the writer began.
func relative(from *site.Document, to, written string) (string, bool) {
	if strings.HasPrefix(written, "/") {
		return "/" + to, true
	}
	name, err := filepath.Rel(filepath.FromSlash(path.Dir(from.Path)), filepath.FromSlash(to))
	return strings.ReplaceAll(filepath.ToSlash(name), " ", "%20"), err == nil
}

func summary(d *site.Document) *MarkupContent {
	if d.Common.Summary == "" {
		return nil
	}
	return markup(d.Common.Summary)
}

// anchors offers the places of the page that a destination leads to: headings,
// blocks of structured data, and things with an id in them.
func (c *completer) anchors(s *site.Site, from *site.Document, to string) {
	doc := from
	if to != "" {
		doc = s.ResolveLink(from, to).Doc
	}
	if doc == nil {
		return
	}
	seen := map[string]bool{"": true}
	add := func(anchor, detail string) {
		if !seen[anchor] {
			seen[anchor] = true
			c.add(CompletionItem{Label: to + "#" + anchor, Kind: itemReference, Detail: detail}, to+"#"+anchor)
		}
	}
	for _, h := range doc.Body.Headings {
		add(h.Slug, h.Text)
	}
	walk(doc.Front, nil, func(at tree.Place, path []string) {
		if len(path) == 1 && !at.Node.Scalar() {
			add(strings.ReplaceAll(path[0], "_", "-"), "")
		}
		if id := at.Node.Get("id"); id != nil && at.Node.Kind == tree.Map {
			name, detail := naming(at.Node)
			if anchor := name.Text; at.Node.Get("meaning") != nil {
				add(strings.ToLower(anchor), detail)
			} else {
				add(anchor, detail)
			}
		}
	})
}
