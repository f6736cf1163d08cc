package generator

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
)

// drillView is an escalation path walked through the real data: who is reached
// when, if it starts at T-0 of a launch.
type drillView struct {
	Launch   link
	Severity *severity
	Rows     []drillRow
}

// drillRow is one target of one step.
type drillRow struct {
	After string
	At    moment
	Who   template.HTML
	// By is what to dial or write to; Note says who was passed over, or why
	// nobody is reached.
	By, Note string
	Nobody   bool
}

// drill walks a path at its worst severity for the launch that relies on its
// document. An audience has no drill: without all numbers it would say that
// nobody is reached.
func (pg *page) drill(path *schema.EscalationPath) *drillView {
	l, zone := pg.launchOf()
	levels := pg.Portal.severities(path.Severities)
	if l == nil || len(levels) == 0 || pg.Portal.options.Audience != "" {
		return nil
	}
	worst := slices.MinFunc(levels, func(a, b *severity) int { return a.Rank - b.Rank })
	v := &drillView{Launch: *l, Severity: worst}
	for n, hop := range drill.Walk(pg.Portal.site, drill.Case{Path: path, Doc: pg.doc, Severity: worst.ID}, zone) {
		for _, a := range hop.Answers {
			v.Rows = append(v.Rows, pg.drillRow(hop, a, n))
		}
	}
	return v
}

func (pg *page) drillRow(hop drill.Hop, a drill.Answer, n int) drillRow {
	row := drillRow{After: pg.reached(hop.Hop, n), At: pg.moment(hop.At, hop.At.Location()), Note: pg.why(a.Nobody)}
	for _, p := range a.Passed {
		row.Note = joined(row.Note, pg.t("not %s: %s", p.Contact.Name, pg.why(p.Why)))
	}
	if a.Contact == nil {
		row.Nobody = true
		row.Who = template.HTML(template.HTMLEscapeString(pg.t("nobody")))
		return row
	}
	row.Who, row.By = pg.shortName(a.Contact.ID), a.Address
	return row
}

// why is a reason in the portal's language.
func (pg *page) why(r drill.Reason) string {
	args := make([]any, len(r.Args))
	for i, a := range r.Args {
		args[i] = a
		switch a := a.(type) {
		case drill.Reason:
			args[i] = pg.why(a)
		case drill.Clock:
			at := time.Time(a)
			args[i] = pg.t(at.Format("Mon")) + at.Format(" 15:04 MST")
		case drill.Kinds:
			var kinds []string
			for _, kind := range a {
				kinds = append(kinds, pg.t(kind))
			}
			args[i] = strings.Join(kinds, " "+pg.t("or")+" ")
		}
	}
	return pg.t(r.Text, args...)
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

// launchDay is a launch that is still to come, and its T-0.
type launchDay struct {
	doc *site.Document
	at  time.Time
}

// launchesToCome are the first launches by their dates that rely on an escalation
// or an onboarding plan.
func (p *Portal) launchesToCome() map[string]launchDay {
	first := map[string]launchDay{}
	for _, l := range site.All[*schema.Launch](p.site) {
		came := !l.Data.Status.Ahead()
		if l.Doc.Common.Draft || came || l.Data.LaunchAt.IsZero() {
			continue
		}
		t0 := l.Data.LaunchAt.In(p.site.ZoneOf(l.Data.TimeZone))
		for kind, ids := range map[string][]string{"escalation": l.Data.Uses.Escalation, "onboarding": l.Data.Uses.Onboarding} {
			for _, id := range ids {
				if known, ok := first[kind+"/"+id]; !ok || t0.Before(known.at) {
					first[kind+"/"+id] = launchDay{l.Doc, t0}
				}
			}
		}
	}
	return first
}

// launchOf is the first launch to come that relies on the page's document, and its
// T-0; nil without any.
func (pg *page) launchOf() (*link, time.Time) {
	found, ok := pg.Portal.coming[pg.doc.Type+"/"+pg.doc.ID]
	if !ok {
		return nil, time.Time{}
	}
	return &link{found.doc.Title, pg.Rel(found.doc.Page)}, found.at
}
