package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var headingTitle = lint.Rule{
	ID:      "heading-title",
	Summary: "A document has one title.",
	Level:   source.Info,
	Why:     "The page has the title from the front matter, or the first heading of level one; any other one reads like the beginning of another document, in the text and in its contents.",
	Fix:     "Make the heading one of level two.",
	Check: func(p *lint.Pass) {
		for _, d := range p.Site.Documents {
			title := d.Common.Title
			for _, h := range d.Body.Headings {
				switch {
				case h.Level != 1 || h.Text == "" || strings.EqualFold(h.Text, title):
				case title == "":
					title = h.Text
				default:
					p.Report(tree.Place{File: d.File}, h.Span, fmt.Sprintf("`%s` is a second title, beside `%s`", h.Text, title), "make it a heading of level two: `##`")
				}
			}
		}
	},
}
