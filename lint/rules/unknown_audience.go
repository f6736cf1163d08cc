package rules

import (
	"slices"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var unknownAudience = lint.Rule{
	ID:      "unknown-audience",
	Summary: "Every audience that is named is one of the configuration.",
	Level:   source.Error,
	Why:     "A misspelt audience sees nothing of the document or of the passage, and nobody else notices.",
	Fix:     "Correct the id, or add the audience to `audiences` in launchbook.yaml.",
	Check: func(p *lint.Pass) {
		var ids []string
		for _, a := range p.Site.Config.Audiences {
			ids = append(ids, a.ID)
		}
		if len(ids) == 0 {
			return
		}
		check := func(at tree.Place, span source.Span, id string) {
			if slices.Contains(ids, id) {
				return
			}
			reportUnknown(p, at, span, id, "the id of an audience", func() []string { return ids }, "launchbook.yaml has "+quoteList(ids))
		}
		for _, def := range p.Site.Config.Defaults {
			for at := range places(def.Place, []string{"audiences", "*"}) {
				check(at, at.Node.Span, at.Node.Text)
			}
		}
		for _, d := range p.Site.Documents {
			for at := range places(d.Front, []string{"audiences", "*"}) {
				check(at, at.Node.Span, at.Node.Text)
			}
			for _, name := range audience.NamedIn(d) {
				check(tree.Place{File: d.File}, name.Span, name.ID)
			}
		}
	},
}
