package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var brokenLink = lint.Rule{
	ID:      "broken-link",
	Summary: "Every link and image inside the site leads somewhere.",
	Level:   source.Error,
	Why:     "A dead link is found by the one person who needed it.",
	Fix:     "Correct the path; it is relative to the document.",
	Check: func(p *lint.Pass) {
		n := 0
		eachLink(p.Site, func(at tree.Place, d *site.Document, destination string, span source.Span, image bool) {
			n++
			what := "the link"
			if image {
				what = "the image"
			}
			switch p.Site.ResolveLink(d, destination).Kind {
			case site.LinkMissing:
				if destination == "" {
					p.Report(at, span, what+" has no destination", "write between the brackets where it leads to")
					return
				}
				p.Report(at, span, fmt.Sprintf("%s `%s` leads nowhere", what, destination), "paths are relative to the document; those that start with / to the content folder")
			case site.LinkOutside:
				p.ReportAt(source.Warning, at, span, fmt.Sprintf("%s `%s` leaves the content folder", what, destination), "link to its URL instead, or set `source_url` in launchbook.yaml")
			}
		})
		p.Prove("links", n)
	},
}
