package rules

import (
	"fmt"
	"slices"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var launchDate = lint.Rule{
	ID:      "launch-date",
	Summary: "What the text says of the day and the time of a launch is what `launch_at` says.",
	Level:   source.Warning,
	Why:     "A launch that slips is moved in one line, and every sentence that names its day stays as it was: support, press and customers come on the old one. Plain English sentences of all documents are compared: in a launch those about itself, elsewhere those that name a launch by its title, and all when only one launch is still to come; also what answers a heading such as *When do we launch?*, and the row of a launch in a table.",
	Fix:     "Correct the sentence or `launch_at`; or leave the day out and link to the launch, whose page shows it.",
	Each: func(p *lint.Pass) func(*site.Document) {
		launches := dated(p)
		return func(d *site.Document) {
			if len(launches) == 0 {
				return
			}
			n := 0
			read := func(at tree.Place, passage markdown.Passage) {
				for _, sentence := range prose.Sentences(passage) {
					if l, told, ok := toldLaunch(launches, d, sentence); ok {
						n += checkLaunchDate(p, l, at, sentence, told)
					}
				}
			}
			meant := launchMeant(launches, d)
			asked := meant != nil && slices.ContainsFunc(d.Body.Headings, func(h markdown.Heading) bool { return asksLaunch(h.Text, meant) })
			if asked || tellsLaunch(d.File.Bytes(d.Body.Span)) {
				at, section := tree.Place{File: d.File}, ""
				for _, passage := range d.Body.Passages() {
					if sentence, told, ok := answeredLaunch(meant, passage, passage.Section != section); ok {
						n += checkLaunchDate(p, meant, at, sentence, told)
					} else {
						read(at, passage)
					}
					section = passage.Section
				}
			}
			if tellsLaunch(d.File.Bytes(frontSpan(d))) {
				for at, passage := range prose.Values(d.Front) {
					read(at, passage)
				}
			}
			p.Prove("stated launch dates", n)
		}
	},
}

// checkLaunchDate reports a sentence that says another day or time than a launch
// has, and counts those that say one.
func checkLaunchDate(p *lint.Pass, l *schema.Launch, at tree.Place, s prose.Sentence, told prose.When) int {
	is := l.LaunchAt.In(launchZone(p.Site, l))
	agrees, known := told.Agrees(is)
	if !known {
		return 0
	}
	if !agrees {
		p.Report(at, s.Span(told.Start, told.End), fmt.Sprintf("the text says that the launch of `%s` is `%s`; `launch_at` says %s", l.Title, s.Text[told.Start:told.End], instant(is)), "correct one of the two",
			source.Related{File: l.Place.File, Span: l.Place.Span("launch_at"), Message: "it is here"})
	}
	return 1
}

// dated are the launches whose day may be compared: those that take place, but
// for those whose `launch_at` is itself a finding.
func dated(p *lint.Pass) []*schema.Launch {
	var list []*schema.Launch
	for _, d := range site.All[*schema.Launch](p.Site) {
		if l := d.Data; l.Title != "" && !l.LaunchAt.IsZero() && !l.Status.Off() && !isPast(p, l) && !isFar(p, l) {
			list = append(list, l)
		}
	}
	return list
}
