package generator

import (
	"html/template"
	"slices"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/rotation"
)

// dutyView says who is on call now. Scripts fill it; without them, the rule
// stands there.
type dutyView struct {
	// URL is the rotation's page, "" on that page itself.
	ID, Title, URL, Rule string
	// Built is who had it when the portal was built.
	Built template.HTML
	// Known is set where the page may say who has the turns.
	Known bool
}

type calendarView struct {
	Handover, Zone string
	Policy         template.HTML
	Months         []monthView
	Shifts         []shiftView
	// More is set where there are shifts after those.
	More      bool
	Overrides []template.HTML
}

type shiftView struct {
	From, Until        moment
	Primary, Secondary template.HTML
	Note               string
	Off                bool
}

// What bounds a calendar: of many shifts, the first ones stay, as they matter now.
const (
	maxShifts = 2000 // that scripts know, and people's pages
	maxRows   = 120  // of the table
	maxMonths = 24
)

func (pg *page) onCallBlocks(r *schema.OnCall) []block {
	v := pg.calendar(r)
	return []block{
		{Key: "lead", Template: "on-call-lead", Data: struct {
			Duty     dutyView
			Calendar calendarView
		}{pg.dutyOf(pg.doc, r), v}},
		{Key: "calendar", Title: pg.t("Turns"), Template: "on-call-turns", Data: v, First: true},
	}
}

func (pg *page) dutyOf(d *site.Document, r *schema.OnCall) dutyView {
	zone := pg.Portal.site.ZoneOf(r.TimeZone)
	v := dutyView{ID: d.ID, Title: d.Title, Built: pg.nowOnCall(r, zone)}
	v.Known = pg.Portal.options.Audience == "" || slices.ContainsFunc(slices.Concat(r.Primary, r.Secondary), func(id string) bool { return !pg.hidden(id) })
	if d != pg.doc {
		v.URL = pg.Rel(d.Page)
	}
	v.Rule = pg.t("The calendar says who has today. Turns change at %s, %s.", r.Handover, zone)
	return v
}

func (pg *page) calendar(r *schema.OnCall) calendarView {
	zone := pg.Portal.site.ZoneOf(r.TimeZone)
	v := calendarView{Policy: pg.value(r.Policy), Handover: r.Handover.String(), Zone: zone.String()}
	shifts := pg.shifts(r)
	v.More = len(shifts) > maxRows
	for _, s := range shifts[:min(len(shifts), maxRows)] {
		view := shiftView{From: pg.moment(s.From, zone), Until: pg.moment(s.Until, zone), Primary: pg.onCallName(s.Primary), Secondary: pg.onCallName(s.Secondary), Off: s.Off}
		if s.PrimaryOverride != nil || s.SecondaryOverride != nil {
			view.Note = pg.t("override")
		}
		v.Shifts = append(v.Shifts, view)
	}
	v.Months = pg.months(shifts, zone)
	for _, o := range r.Overrides {
		v.Overrides = append(v.Overrides, pg.override(o, zone))
	}
	return v
}

func (pg *page) override(o schema.Override, zone *time.Location) template.HTML {
	text := pg.tHTML("%s to %s: %s is %s", momentText(pg.Portal.words, o.From.In(zone), zone), momentText(pg.Portal.words, o.Until.In(zone), zone),
		pg.plainName(o.Who), pg.t(o.Role))
	if o.Reason != "" {
		text += " (" + pg.value(o.Reason) + ")"
	}
	return text
}

// onCallName is a contact with a number to tap, or a warning that nobody is.
func (pg *page) onCallName(id string) template.HTML {
	if id == "" {
		return template.HTML(template.HTMLEscapeString(pg.t("nobody")))
	}
	html := pg.Who(id)
	if c, _, ok := pg.Portal.site.Contact(id); ok && c.Channels.Phone != "" {
		html += " " + anchor("tel:"+c.Channels.Phone.E164(), string(c.Channels.Phone))
	}
	return html
}

// cellName is what fits into a day of the calendar.
func (pg *page) cellName(id string) string {
	if pg.hidden(id) {
		return "–"
	}
	return firstName(pg.plainName(id))
}

// monthView is one month of a calendar, by weeks that begin on Monday.
type monthView struct {
	Title string
	Weeks [][]dayView
}

// dayView is one day; the zero value stands for a day of another month.
type dayView struct {
	Day                int
	Begins             string // 2027-03-09T00:00:00+01:00
	Primary, Secondary string // first names, at noon
	Handover           bool
}

// months draws the shifts as calendar months in the rotation's zone.
func (pg *page) months(shifts []rotation.Shift, zone *time.Location) []monthView {
	if len(shifts) == 0 {
		return nil
	}
	first, last := shifts[0].From.In(zone), shifts[len(shifts)-1].Until.In(zone)
	var list []monthView
	next := 0
	// Months and days are counted in UTC: in other zones, there are days without a midnight.
	for month := time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC); len(list) < maxMonths && schema.DateOf(month).In(zone).Before(last); month = month.AddDate(0, 1, 0) {
		v := monthView{Title: pg.t(month.Format("January")) + month.Format(" 2006")}
		week := make([]dayView, (int(month.Weekday())+6)%7, 7)
		for day := month; day.Month() == month.Month(); day = day.AddDate(0, 0, 1) {
			begins := schema.DateOf(day).In(zone)
			noon := time.Date(day.Year(), day.Month(), day.Day(), 12, 0, 0, 0, zone)
			for next < len(shifts) && !shifts[next].Until.After(noon) {
				next++
			}
			cell := dayView{Day: day.Day(), Begins: begins.Format(localTime)}
			if next < len(shifts) && !noon.Before(shifts[next].From) && !shifts[next].Off {
				s := shifts[next]
				cell.Primary, cell.Secondary = pg.cellName(s.Primary), pg.cellName(s.Secondary)
				cell.Handover = !s.From.Before(begins)
			}
			week = append(week, cell)
			if len(week) == 7 {
				v.Weeks = append(v.Weeks, week)
				week = nil
			}
		}
		if len(week) > 0 {
			v.Weeks = append(v.Weeks, append(week, make([]dayView, 7-len(week))...))
		}
		list = append(list, v)
	}
	return list
}
