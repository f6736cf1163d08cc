package rules

import (
	"fmt"

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
	Why:     "A launch that slips is moved in one line, and every sentence that names its day stays as it was: support, press and customers come on the old one. Plain English sentences of all documents are compared: in a launch those about itself, elsewhere those that name a launch by its title, and all where one launch alone relies on the document, or is the only one that is still to come; also what answers a heading such as *When do we launch?*, and the row of a launch in a table.",
	Fix:     "Correct the sentence or `launch_at`; `--unsafe-fixes` changes the sentence. Or leave the day out and link to the launch, whose page shows it.",
	Each: func(p *lint.Pass) func(*site.Document) {
		launches := dated(p)
		meant := newMeantLaunches(launches)
		return func(d *site.Document) {
			if len(launches) == 0 {
				return
			}
			n := 0
			r := launchReader{launches, meant.in(d)}
			read := func(at tree.Place, passage markdown.Passage, first bool) {
				for told := range r.read(passage, first) {
					n += checkLaunchDate(p, at, told)
				}
			}
			if r.asked(d) || tellsLaunch(d.File.Bytes(d.Body.Span)) {
				section := ""
				for _, passage := range d.Body.Passages() {
					read(tree.Place{File: d.File}, passage, passage.Section != section)
					section = passage.Section
				}
			}
			if tellsLaunch(d.File.Bytes(frontSpan(d))) {
				for at, passage := range prose.Values(d.Front) {
					read(at, passage, false)
				}
			}
			p.Prove("stated launch dates", n)
		}
	},
}

// checkLaunchDate reports a sentence that says another day or time than the launch
// has, and counts 1 where the two can be compared.
func checkLaunchDate(p *lint.Pass, at tree.Place, told toldLaunch) int {
	is := told.LaunchAt.In(launchZone(p.Site, told.Launch))
	agrees, known := told.when.Agrees(is)
	if !known {
		return 0
	}
	if !agrees {
		start, end := told.when.Start, told.when.End
		span, written := told.in.Span(start, end), told.in.Text[start:end]
		message := fmt.Sprintf("the text says that the launch of `%s` is `%s`; `launch_at` says %s", told.Title, written, instant(is))
		reportText(p, at, span, written, message, told.when.Rewritten(told.in, is),
			source.Related{File: told.Place.File, Span: told.Place.Span("launch_at"), Message: "it is here"})
	}
	return 1
}

const correctOne = "correct one of the two"

// reportText reports what is written in a text, with a change of it to other words,
// if there are any, where it stands in the file as it reads.
func reportText(p *lint.Pass, at tree.Place, span source.Span, written, message, instead string, related ...source.Related) {
	if instead != "" && instead != written && at.File.Text(span) == written {
		p.Suggest(at, span, message, correctOne, instead, related...)
	} else {
		p.Report(at, span, message, correctOne, related...)
	}
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
