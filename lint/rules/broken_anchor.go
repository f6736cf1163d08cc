package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var brokenAnchor = lint.Rule{
	ID:      "broken-anchor",
	Summary: "Every anchor of a link exists.",
	Level:   source.Error,
	Why:     "The reader lands at the top of a long page, and has no time to search.",
	Fix:     "Correct the anchor; headings get theirs as on GitHub.",
	Check: func(p *lint.Pass) {
		torn := map[*site.Document]bool{}
		eachLink(p.Site, func(at tree.Place, d *site.Document, destination string, span source.Span, image bool) {
			if !strings.Contains(destination, "#") {
				return // most have no anchor
			}
			link := p.Site.ResolveLink(d, destination)
			if !link.AnchorMissing {
				return
			}
			_, suggestion := didYouMean(p, at.File, link.Anchor, slugs(link.Doc))
			var related []source.Related
			if _, known := torn[link.Doc]; !known {
				torn[link.Doc] = link.Doc.Broken && losesAnchor(p.Site, link.Doc)
			}
			if torn[link.Doc] { // it leads to what may be the mistake
				related = []source.Related{{File: link.Doc.File, Message: "the document is here"}}
			}
			p.Report(at, span, fmt.Sprintf("`%s` has no anchor `#%s`%s", link.Doc.Path, link.Anchor, suggestion), "", related...)
		})
	},
}

// losesAnchor tells whether a value of a document that cannot be read may have given its
// page an anchor: a block, an item, or the id or the title of one.
func losesAnchor(s *site.Site, d *site.Document) bool {
	return slices.ContainsFunc(s.Diagnostics, func(found source.Diagnostic) bool {
		if found.File != d.File || found.Level != source.Error {
			return false
		}
		i := strings.LastIndexByte(found.Address, '/')
		last := found.Address[i+1:]
		_, err := strconv.Atoi(last)
		return i <= 0 || err == nil || site.GivesAnchor(last)
	})
}

// slugs lists the anchors of the headings of a document.
func slugs(d *site.Document) func() []string {
	return func() []string {
		list := make([]string, len(d.Body.Headings))
		for i, h := range d.Body.Headings {
			list[i] = h.Slug
		}
		return list
	}
}
