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
	l, zone := pg.launchOf(func(u schema.Uses) []string { return u.Escalation })
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

// launchOn is the T-0 of launchOf, or the zero time.
func (pg *page) launchOn(uses func(schema.Uses) []string) time.Time {
	_, t0 := pg.launchOf(uses)
	return t0
}

// launchOf is the first launch to come, by its date, that relies on the page's
// document, and its T-0; nil without any.
func (pg *page) launchOf(uses func(schema.Uses) []string) (*link, time.Time) {
	var found *link
	var at time.Time
	for _, l := range site.All[*schema.Launch](pg.Portal.site) {
		off := slices.Contains([]schema.LaunchStatus{schema.StatusLaunched, schema.StatusDone, schema.StatusPostponed, schema.StatusCancelled}, l.Data.Status)
		if l.Doc.Common.Draft || off || l.Data.LaunchAt.IsZero() || !slices.Contains(uses(l.Data.Uses), pg.doc.ID) {
			continue
		}
		t0 := l.Data.LaunchAt.In(pg.Portal.site.ZoneOf(l.Data.TimeZone))
		if found == nil || t0.Before(at) {
			found, at = &link{l.Doc.Title, pg.Rel(l.Doc.Page)}, t0
		}
	}
	return found, at
}
