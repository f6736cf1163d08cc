package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var duplicateQuestion = lint.Rule{
	ID:      "duplicate-question",
	Summary: "A question has one answer in all FAQs.",
	Level:   source.Warning,
	Why:     "Of two answers one is not kept true, and support reads out either.",
	Fix:     "Keep one, and link to it.",
	Check: func(p *lint.Pass) {
		seen := map[string]source.Related{}
		for _, faq := range site.All[*schema.FAQ](p.Site) {
			for _, h := range faq.Doc.Body.Headings {
				question := strings.ToLower(strings.Join(strings.Fields(h.Text), " "))
				if !strings.HasSuffix(question, "?") {
					continue
				}
				if first, ok := seen[question]; ok {
					p.Report(tree.Place{File: faq.Doc.File}, h.Span, fmt.Sprintf("`%s` is answered twice", h.Text), "keep one, and link to it", first)
					continue
				}
				seen[question] = source.Related{File: faq.Doc.File, Span: h.Span, Message: "the first answer is here"}
			}
		}
	},
}
