package rules

import (
	"fmt"
	"slices"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var unknownAudience = lint.Rule{
	ID:      "unknown-audience",
	Summary: "Every audience that is named is one of the configuration.",
	Level:   source.Error,
	Why:     "A misspelt audience sees nothing of the document, and nobody else notices.",
	Fix:     "Correct the id, or add the audience to `audiences` in launchbook.yaml.",
	Check: func(p *lint.Pass) {
		var ids []string
		for _, a := range p.Site.Config.Audiences {
			ids = append(ids, a.ID)
		}
		if len(ids) == 0 {
			return
		}
		check := func(at tree.Place) {
			if slices.Contains(ids, at.Node.Text) {
				return
			}
			near, suggestion := didYouMean(p, at.File, at.Node.Text, func() []string { return ids })
			message := fmt.Sprintf("`%s` is not the id of an audience%s", at.Node.Text, suggestion)
			if near != "" {
				p.Suggest(at, at.Node.Span, message, "", near)
				return
			}
			p.Report(at, at.Node.Span, message, "launchbook.yaml has "+quoteList(ids))
		}
		for _, def := range p.Site.Config.Defaults {
			for _, at := range places(def.Place, []string{"audiences", "*"}) {
				check(at)
			}
		}
		for _, d := range p.Site.Documents {
			for _, at := range places(d.Front, []string{"audiences", "*"}) {
				check(at)
			}
		}
	},
}
