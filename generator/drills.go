package generator

import (
	"html/template"
	"slices"
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
	l, zone := pg.launchOf(pg.doc.ID)
	levels := pg.Portal.severities(path.Severities)
	if l == nil || len(levels) == 0 || pg.Portal.options.Audience != "" {
		return nil
	}
	worst := slices.MinFunc(levels, func(a, b *severity) int { return a.Rank - b.Rank })
	v := &drillView{Launch: *l, Severity: worst}
	d := drill.Run(pg.Portal.site, drill.Case{Path: path, Doc: pg.doc, Severity: worst.ID}, zone)
	for n, hop := range d.Hops {
		for _, a := range hop.Answers {
			v.Rows = append(v.Rows, pg.drillRow(hop, a, n))
		}
	}
	return v
}

func (pg *page) drillRow(hop drill.Hop, a drill.Answer, n int) drillRow {
	row := drillRow{After: pg.reached(hop.Hop, n), At: pg.moment(hop.At, hop.At.Location()), Note: a.Nobody}
	for _, p := range a.Passed {
		row.Note = joined(row.Note, pg.t("not %s: %s", p.Contact.Name, p.Why))
	}
	if a.Contact == nil {
		row.Nobody = true
		row.Who = template.HTML(template.HTMLEscapeString(pg.t("nobody")))
		return row
	}
	row.Who, row.By = pg.shortName(a.Contact.ID), a.Address
	return row
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

// launchOf is the first launch to come, by its date, that relies on an
// escalation document, and its T-0; nil without any.
func (pg *page) launchOf(id string) (*link, time.Time) {
	var found *link
	var at time.Time
	for _, l := range site.All[*schema.Launch](pg.Portal.site) {
		off := slices.Contains([]schema.LaunchStatus{schema.StatusLaunched, schema.StatusDone, schema.StatusPostponed, schema.StatusCancelled}, l.Data.Status)
		if l.Doc.Common.Draft || off || l.Data.LaunchAt.IsZero() || !slices.Contains(l.Data.Uses.Escalation, id) {
			continue
		}
		t0 := l.Data.LaunchAt.In(pg.Portal.site.ZoneOf(l.Data.TimeZone))
		if found == nil || t0.Before(at) {
			found, at = &link{l.Doc.Title, pg.Rel(l.Doc.Page)}, t0
		}
	}
	return found, at
}
