package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var openItems = lint.Rule{
	ID:      "open-items",
	Summary: "Who decides go has no open item on the checklist.",
	Level:   source.Warning,
	Why:     "An item that nobody did, waived or ruled out was forgotten, or its record was: after the launch, nobody can tell which.",
	Fix:     "Write down where each item stands.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if g := l.Data.GoNoGo; g != nil && g.Decision == "go" {
				checkOpenItems(p, l.Data, g)
			}
		}
	},
}

func checkOpenItems(p *lint.Pass, l *schema.Launch, g *schema.GoNoGo) {
	var open []schema.ChecklistItem
	all := 0
	for _, group := range l.Checklist {
		if !g.At.IsZero() && group.At.Compare(g.At) > 0 {
			continue
		}
		for _, item := range p.Site.Items(group) {
			all++
			if item.Open() && !unread(item.Place, "status", item.Status == "") {
				open = append(open, item)
			}
		}
	}
	if len(open) == 0 {
		return
	}
	titles := make([]string, len(open))
	for i, item := range open {
		titles[i] = item.Title
	}
	var related []source.Related
	for _, item := range open[:min(listed, len(open))] {
		related = append(related, source.Related{File: item.Place.File, Span: titleSpan(item.Place), Message: "`" + item.Title + "` is open"})
	}
	p.ReportAt(min(byStatus(l), source.Warning), g.Place.Child("decision"), g.Place.Span("decision"),
		fmt.Sprintf("go was decided while %d of %d checklist items %s open: %s", len(open), all, are(len(open)), quoteFirst(titles)),
		"write down where each of them stands: `done`, `not-applicable` with a reason, or `waived`", related...)
}

// titleSpan is where an item of a checklist, or the state of one, is named.
func titleSpan(at tree.Place) source.Span {
	if at.Has("item") {
		return at.Span("item")
	}
	return at.Span("title")
}
