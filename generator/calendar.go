package generator

import (
	"html/template"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/rotation"
)

type calendarView struct {
	ID, Table, Title, Policy, Handover, Zone string
	Shifts                                   []shiftView
	Overrides                                []string
}

type shiftView struct {
	From, Until        moment
	Primary, Secondary template.HTML
	Note               string
	Off                bool
}

// maxShifts bounds a calendar; the last ones stay.
const maxShifts = 120

func (pg *page) onCallBlocks(r *schema.OnCall) []block {
	v := pg.calendar(r, "shifts")
	return []block{{"lead", "", "on-call-lead", v}, {"calendar", "Calendar", "on-call-calendar", v}}
}

func (pg *page) calendar(r *schema.OnCall, table string) calendarView {
	zone := pg.Portal.site.ZoneOf(r.TimeZone)
	v := calendarView{ID: table, Table: table, Policy: r.Policy, Handover: r.Handover.String(), Zone: zone.String()}
	from, until := pg.span(r, zone)
	shifts := rotation.Shifts(r, zone, from, until)
	for _, s := range shifts[max(0, len(shifts)-maxShifts):] {
		view := shiftView{From: momentOf(s.From, zone), Until: momentOf(s.Until, zone), Primary: pg.onCallName(s.Primary), Secondary: pg.onCallName(s.Secondary), Off: s.Off}
		if s.PrimaryOverride != nil || s.SecondaryOverride != nil {
			view.Note = "override"
		}
		v.Shifts = append(v.Shifts, view)
	}
	for _, o := range r.Overrides {
		text := o.From.In(zone).Format("Mon 2 Jan 2006, 15:04") + " to " + o.Until.In(zone).Format("Mon 2 Jan 2006, 15:04") + ": " + pg.plainName(o.Who) + " is " + o.Role
		if o.Reason != "" {
			text += " (" + o.Reason + ")"
		}
		v.Overrides = append(v.Overrides, text)
	}
	return v
}

// onCallName is a contact with a number to tap, or a warning that nobody is.
func (pg *page) onCallName(id string) template.HTML {
	if id == "" {
		return "nobody"
	}
	html := pg.Who(id)
	if c, _, ok := pg.Portal.site.Contact(id); ok && c.Channels.Phone != "" {
		html += " " + anchor("tel:"+c.Channels.Phone.E164(), string(c.Channels.Phone))
	}
	return html
}

// span is the time that a calendar shows: from now on, or else from the
// rotation's start, over the policy's horizon and beyond the last launch.
func (pg *page) span(r *schema.OnCall, zone *time.Location) (from, until time.Time) {
	horizon := pg.Portal.site.Config.Policy.Horizon
	from = r.Handover.On(r.Start, zone)
	base := from
	if now := pg.Portal.options.Now; !now.IsZero() {
		base = now
		if week := now.AddDate(0, 0, -7); week.After(from) {
			from = week
		}
	}
	until = horizon.After(base)
	for _, l := range site.All[*schema.Launch](pg.Portal.site) {
		if at := l.Data.LaunchAt.In(zone); !l.Data.LaunchAt.IsZero() && at.AddDate(0, 0, 28).After(until) {
			until = at.AddDate(0, 0, 28)
		}
	}
	return from, until
}

// homeLead is the first screen of the portal: launches, and who is on call.
func (pg *page) homeLead() error {
	var v struct {
		Launches []launchView
		OnCall   []calendarView
	}
	for _, l := range site.All[*schema.Launch](pg.Portal.site) {
		if l.Doc.Common.Draft {
			continue
		}
		view := pg.launchView(l.Data)
		view.Title, view.URL = l.Doc.Title, pg.Rel(l.Doc.Page)
		v.Launches = append(v.Launches, view)
	}
	for _, r := range site.All[*schema.OnCall](pg.Portal.site) {
		view := pg.calendar(r.Data, "shifts-"+markdown.Slug(r.Doc.ID))
		view.Title = r.Doc.Title
		v.OnCall = append(v.OnCall, view)
	}
	html, err := pg.Portal.execute("home-lead", v)
	pg.Parts = append(pg.Parts, html)
	return err
}
