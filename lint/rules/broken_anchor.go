package rules

import (
	"fmt"
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
			if link.Doc.Broken { // what cannot be read may have the anchor
				related = []source.Related{{File: link.Doc.File, Message: "the document is here"}}
			}
			p.Report(at, span, fmt.Sprintf("`%s` has no anchor `#%s`%s", link.Doc.Path, link.Anchor, suggestion), "", related...)
		})
	},
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
