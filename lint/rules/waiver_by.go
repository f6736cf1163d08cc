package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
)

var waiverBy = lint.Rule{
	ID:      "waiver-by",
	Summary: "Nobody waives an item of their own.",
	Level:   source.Error,
	Why:     "A waiver is a second opinion; given by the owner it is only an excuse.",
	Fix:     "Have somebody else grant it.",
	Check: func(p *lint.Pass) {
		said := map[*schema.Waiver]bool{}
		eachItem(p.Site, func(item schema.ChecklistItem) {
			if w := item.Waiver; w != nil && w.By != "" && w.By == item.Owner && !said[w] {
				said[w] = true
				p.Report(w.Place.Child("by"), w.Place.Span("by"), fmt.Sprintf("`%s` owns `%s` and waives it", w.By, item.Title), "have somebody else grant it")
			}
		})
	},
}
