package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/source"
)

var drillExpectation = lint.Rule{
	ID:      "drill-expectation",
	Summary: "Every drill that the site keeps comes out as it expects.",
	Level:   source.Error,
	Why:     "Waits, turns, absences and hours are changed one at a time; who is called on launch night follows from all of them together. Google once learned in a test that its way back did not work, as nobody had tried it, and the outage became longer (Site Reliability Engineering, 2016: https://sre.google/sre-book/emergency-response/)",
	Fix:     "Run `launchbook drill` for the issue to see each step, then correct the path, the rotation or the contact; or the drill, where it expects too much.",
	Check: func(p *lint.Pass) {
		list := drill.Expected(p.Site)
		for _, d := range list {
			checkDrill(p, d)
		}
		p.Prove("drills", len(list))
	},
}

func checkDrill(p *lint.Pass, d *schema.Drill) {
	c, err := drill.Find(p.Site, d.Issue, string(d.Severity))
	if err != nil {
		p.Report(d.Place.Child("issue"), d.Place.Span("issue"), err.Error(), "name an issue that has a path")
		return
	}
	var related []source.Related
	if d.Launch != "" {
		doc, ok := p.Site.Document("launch", d.Launch)
		if !ok {
			return // unresolved-reference says so
		}
		related = append(related, launchHere(doc.Data.(*schema.Launch)))
	}
	at, err := drill.Start(p.Site, d)
	if err != nil {
		key := "launch"
		if !d.Place.Has(key) {
			key = "issue"
		}
		at := d.Place.Child(key)
		if key == "issue" {
			at = d.Place // it lacks a key
		}
		p.Report(at, d.Place.Span(key), err.Error(), "", related...)
		return
	}
	walked := drill.Run(p.Site, c, at)
	for i := range d.Expect {
		checkExpectation(p, walked, &d.Expect[i], related)
	}
}

func checkExpectation(p *lint.Pass, walked drill.Drill, e *schema.Expectation, related []source.Related) {
	at, span := e.Place.Child("who"), e.Place.Span("who")
	if !p.Site.Resolves(e.Who) {
		return // unresolved-reference says so
	}
	after, ok, why := walked.Paged(e.Who)
	path := source.Related{File: walked.Path.Place.File, Span: walked.Path.Place.Span("issue"), Message: "the path is here"}
	related = append([]source.Related{path}, related...)
	switch {
	case !ok && why != "":
		p.Report(at, span, fmt.Sprintf("`%s` is not paged for %s: %s", e.Who, start(walked), why), "", related...)
	case !ok:
		p.Report(at, span, fmt.Sprintf("`%s` is never paged for %s", e.Who, start(walked)), "add a step, or correct what is expected", related...)
	case !e.Within.IsZero() && after.Nominal() > e.Within.Nominal():
		p.Report(e.Place.Child("within"), e.Place.Span("within"), fmt.Sprintf("`%s` is paged after %s, not within %s, for %s", e.Who, after, e.Within, start(walked)), "shorten the waits before, or correct what is expected", related...)
	}
}

// start says what a drill starts from.
func start(d drill.Drill) string {
	return fmt.Sprintf("%s at %s, %s", d.Path.Issue, d.Severity, d.At.Format("Mon 2 Jan 2006 15:04 MST"))
}
