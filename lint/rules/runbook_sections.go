package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// runbookParts are the sections that whoever is paged looks for, in order.
var runbookParts = []string{"Meaning", "Impact", "Diagnosis", "Mitigation"}

var runbookSections = lint.Rule{
	ID:      "runbook-sections",
	Summary: "The runbook of an alert has the sections Meaning, Impact, Diagnosis and Mitigation.",
	Level:   source.Warning,
	Why:     "Whoever is paged has to know what it is, whom it hurts, how to look and how to stop it, in that order and at sight.",
	Fix:     "Add a heading for each of them.",
	Check: func(p *lint.Pass) {
		n := 0
		for _, r := range site.All[*schema.Runbook](p.Site) {
			missing := missingParts(r.Doc)
			// A procedure that serves no alert needs none of them.
			if len(r.Data.Alerts) == 0 && len(missing) == len(runbookParts) || r.Doc.Body.Refused {
				continue
			}
			n++
			if len(missing) == 0 {
				continue
			}
			at, span := r.Doc.Front, r.Doc.Front.Span("title")
			if !at.Has("title") && len(r.Doc.Body.Headings) > 0 {
				span = r.Doc.Body.Headings[0].Span
			}
			p.Report(at, span, fmt.Sprintf("`%s` has no section %s", r.Doc.Title, strings.Join(missing, ", no ")), "add a heading for each")
		}
		p.Prove("runbooks", n)
	},
}

func missingParts(d *site.Document) []string {
	var missing []string
	for _, part := range runbookParts {
		found := false
		for _, h := range d.Body.Headings {
			found = found || strings.Contains(strings.ToLower(h.Text), strings.ToLower(part))
		}
		if !found {
			missing = append(missing, part)
		}
	}
	return missing
}
