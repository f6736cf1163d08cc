package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var headingOrder = lint.Rule{
	ID:      "heading-order",
	Summary: "A heading is at most one level below the one before it.",
	Level:   source.Info,
	Why:     "Readers who hear the page move by its headings; after a level that is left out they look for what is not there (WCAG 2.2, technique G141).",
	Fix:     "Take away a `#`.",
	Check: func(p *lint.Pass) {
		for _, d := range p.Site.Documents {
			before := 0
			for _, h := range d.Body.Headings {
				if before > 0 && h.Level > before+1 {
					p.Report(tree.Place{File: d.File}, h.Span, fmt.Sprintf("`%s` is a heading of level %d after one of level %d", h.Text, h.Level, before), fmt.Sprintf("make it level %d", before+1))
				}
				before = h.Level
			}
		}
	},
}
