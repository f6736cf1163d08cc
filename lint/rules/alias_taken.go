package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var aliasTaken = lint.Rule{
	ID:      "alias-taken",
	Summary: "A former address is that of no other page.",
	Level:   source.Error,
	Why:     "There can be only one page at an address: whoever follows an old link comes to the other one.",
	Fix:     "Remove the alias, or move the page that has its address.",
	Check: func(p *lint.Pass) {
		pages := map[string]string{"index.html": "the first page"}
		for _, d := range p.Site.Documents {
			if !d.Common.Draft {
				pages[d.Page] = "`" + d.File.Path + "`"
			}
		}
		for _, d := range p.Site.Documents {
			if d.Common.Draft || len(d.Common.Aliases) == 0 {
				continue
			}
			for at := range places(d.Front, []string{"aliases", "*"}) {
				page := site.AliasPage(at.Node.Text)
				if other, taken := pages[page]; taken {
					p.Report(at, at.Node.Span, fmt.Sprintf("the alias `%s` is the address of %s", at.Node.Text, other), "remove it, or move the other one")
					continue
				}
				pages[page] = "another alias, in `" + d.File.Path + "`"
			}
		}
	},
}
