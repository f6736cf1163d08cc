package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// maxGuesses is how many anchors a broken one is compared with: a document of
// thousands may have as many broken links.
const maxGuesses = 500

var brokenAnchor = lint.Rule{
	ID:      "broken-anchor",
	Summary: "Every anchor of a link exists.",
	Level:   source.Error,
	Why:     "The reader lands at the top of a long page, and has no time to search.",
	Fix:     "Correct the anchor; headings get theirs as on GitHub.",
	Check: func(p *lint.Pass) {
		eachLink(p.Site, func(at tree.Place, d *site.Document, destination string, span source.Span, image bool) {
			link := p.Site.ResolveLink(d, destination)
			if !link.AnchorMissing {
				return
			}
			var slugs []string
			if len(link.Doc.Body.Headings) <= maxGuesses {
				for _, h := range link.Doc.Body.Headings {
					slugs = append(slugs, h.Slug)
				}
			}
			_, suggestion := didYouMean(link.Anchor, slugs)
			p.Report(at, span, fmt.Sprintf("`%s` has no anchor `#%s`%s", link.Doc.Path, link.Anchor, suggestion), "")
		})
	},
}
