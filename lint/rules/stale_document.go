package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

var staleDocument = lint.Rule{
	ID:      "stale-document",
	Summary: "No document is past the day by which it was to be reviewed.",
	Level:   source.Warning,
	Why:     "A procedure that nobody looked at for a year describes last year's system.",
	Fix:     "Review the document and move `review_by`.",
	Check: func(p *lint.Pass) {
		n := 0
		for _, d := range p.Site.Documents {
			by := d.Common.ReviewBy
			if by.IsZero() {
				continue
			}
			n++
			if p.Now.After(by.AddDays(1).In(p.Site.Zone)) {
				p.Report(d.Front.Child("review_by"), d.Front.Span("review_by"), fmt.Sprintf("`%s` was to be reviewed by %s", d.Title, by), "review it and move `review_by`")
			}
		}
		p.Prove("review dates", n)
	},
}
