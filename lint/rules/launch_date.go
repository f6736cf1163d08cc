package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
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
			inBody := r.asked(d) || tellsLaunch(d.File.Bytes(d.Body.Span))
			section := ""
			for at, passage := range passages(d, inBody, tellsLaunch(d.File.Bytes(frontSpan(d)))) {
				isFirst := at.Node == nil && passage.Section != section // front matter has no sections
				section = passage.Section
				for told := range r.read(passage, isFirst) {
					n += checkLaunchDate(p, at, told)
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
	return checkWhen(p, at, told.in, told.when, is, func(written string) string {
		return fmt.Sprintf("the text says that the launch of `%s` is `%s`; `launch_at` says %s", told.Title, written, instant(is))
	}, source.Related{File: told.Place.File, Span: told.Place.Span("launch_at"), Message: "it is here"})
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
