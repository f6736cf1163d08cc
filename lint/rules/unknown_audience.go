package rules

import (
	"fmt"
	"slices"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var unknownAudience = lint.Rule{
	ID:      "unknown-audience",
	Summary: "Every audience that is named is one of the configuration, and each passage for one has an effect.",
	Level:   source.Error,
	Why:     "A misspelt audience sees nothing of the document or the passage, and nobody else notices. A misspelt comment is worse: everybody sees what should be for some.",
	Fix:     "Correct the id, or add the audience to `audiences` in launchbook.yaml. Give the comments of a passage a line of their own each.",
	Check: func(p *lint.Pass) {
		var ids []string
		for _, a := range p.Site.Config.Audiences {
			ids = append(ids, a.ID)
		}
		if len(ids) == 0 {
			return
		}
		for _, def := range p.Site.Config.Defaults {
			for _, at := range places(def.Place, []string{"audiences", "*"}) {
				checkAudience(p, at, at.Node.Span, at.Node.Text, ids)
			}
		}
		for _, d := range p.Site.Documents {
			for _, at := range places(d.Front, []string{"audiences", "*"}) {
				checkAudience(p, at, at.Node.Span, at.Node.Text, ids)
			}
			for _, name := range audience.NamedIn(d) {
				checkAudience(p, tree.Place{File: d.File}, name.Span, name.ID, ids)
			}
			for _, c := range audience.Ineffective(d) {
				p.Report(tree.Place{File: d.File}, c.Span, c.Message, c.Help)
			}
		}
	},
}

func checkAudience(p *lint.Pass, at tree.Place, span source.Span, id string, ids []string) {
	if slices.Contains(ids, id) {
		return
	}
	near, suggestion := didYouMean(id, ids)
	message := fmt.Sprintf("`%s` is not the id of an audience%s", id, suggestion)
	if near != "" {
		p.Suggest(at, span, message, "", near)
		return
	}
	p.Report(at, span, message, "launchbook.yaml has "+quoteList(ids))
}
