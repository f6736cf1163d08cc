package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var itemEvidence = lint.Rule{
	ID:      "item-evidence",
	Summary: "A checklist item of a launch that is done says what proves it.",
	Level:   source.Warning,
	Why:     "Who decides go has nothing to look at but somebody's word.",
	Fix:     "Add `evidence` to the item: a text, a link, or the path of a file.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if !l.Data.Status.Off() {
				checkEvidence(p, l.Data)
			}
		}
	},
}

func checkEvidence(p *lint.Pass, l *schema.Launch) {
	var titles []string
	var related []source.Related
	done := 0
	for _, g := range l.Checklist {
		for _, item := range p.Site.Items(g) {
			if item.Status != schema.ItemDone {
				continue
			}
			done++
			if len(item.Evidence) > 0 || item.Place.Has("evidence") {
				continue
			}
			titles = append(titles, item.Title)
			if len(related) < listed {
				related = append(related, source.Related{File: item.Place.File, Span: titleSpan(item.Place), Message: "`" + item.Title + "` is done"})
			}
		}
	}
	if len(titles) == 0 {
		return
	}
	p.ReportAt(min(byStatus(l), source.Warning), l.Place.Child("checklist"), l.Place.Key("checklist"),
		fmt.Sprintf("nothing says what proves %s: %s", ofDone(len(titles), done), quoteFirst(titles)), "add `evidence:` to each of them: a text, a link, or the path of a file", related...)
}

// ofDone counts the items without evidence among those that are done.
func ofDone(n, done int) string {
	if done == 1 {
		return "the one item that is done"
	}
	return fmt.Sprintf("%d of the %d items that are done", n, done)
}
