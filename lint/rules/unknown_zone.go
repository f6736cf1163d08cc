package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var unknownZone = lint.Rule{
	ID:      "unknown-zone",
	Summary: "Every time zone is an IANA zone.",
	Level:   source.Error,
	Why:     "CET or EST is another hour for half of the year; times in an unknown zone are wrong for everybody.",
	Fix:     "Write a zone such as Europe/Stockholm.",
	Check: func(p *lint.Pass) {
		for _, d := range p.Site.Documents {
			for _, path := range [][]string{{"time_zone"}, {"contacts", "*", "time_zone"}} {
				for at := range places(d.Front, path) {
					checkZone(p, d, at)
				}
			}
		}
	},
}

func checkZone(p *lint.Pass, d *site.Document, at tree.Place) {
	if d.Type == "page" || d.Type == "runbook" || d.Type == "faq" {
		return
	}
	if _, err := site.LoadZone(at.Node.Text); err != nil {
		near := ""
		if p.MayGuess(at.File, len(at.Node.Text)*site.ZoneBytes) {
			near = site.NearestZone(at.Node.Text)
		}
		if near != "" {
			p.Suggest(at, at.Node.Span, fmt.Sprintf("`time_zone` %q is not an IANA zone, did you mean `%s`?", at.Node.Text, near), "", near)
			return
		}
		p.Report(at, at.Node.Span, fmt.Sprintf("`time_zone` %q is not an IANA zone", at.Node.Text), "write a zone such as Europe/Stockholm, America/New_York or UTC")
	}
}
