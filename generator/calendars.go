package generator

import (
	"html/template"
	"strings"

	"github.com/launchbook/launchbook/generator/ics"
)

// calendarFiles writes the calendars of launches, rotations and people.
func (p *Portal) calendarFiles(files map[string][]byte) error {
	return p.calendars.Write(func(name string, data []byte) error { return p.emit(files, name, data) })
}

func (p *Portal) newCalendars() *ics.Set {
	return ics.New(p.site, ics.Options{BaseURL: p.options.BaseURL, Now: p.options.Now, Words: p.words.t})
}

// Calendar is the address of the calendar of a launch, a rotation or a person
// (kind is "launch", "on-call" or "person") as seen from the page, or "".
func (pg *page) Calendar(kind, id string) string {
	name := pg.Portal.calendars.Path(kind, id)
	if name == "" {
		return ""
	}
	return pg.Rel(name)
}

// OwnCalendar is the address of the calendar of the page's own launch or
// rotation, or "".
func (pg *page) OwnCalendar() string { return pg.Calendar(pg.doc.Type, pg.doc.ID) }

// Subscribe is the address by which a calendar program follows that calendar;
// "" where it is not known where the portal will be.
func (pg *page) Subscribe(kind, id string) template.URL {
	name, base := pg.Portal.calendars.Path(kind, id), pg.Portal.options.BaseURL
	if name == "" || base == "" {
		return ""
	}
	_, address, _ := strings.Cut(pg.Portal.absolute(escapedPath(name)), ":")
	return template.URL("webcal:" + address)
}

// OwnSubscription is Subscribe for the page's own launch or rotation.
func (pg *page) OwnSubscription() template.URL { return pg.Subscribe(pg.doc.Type, pg.doc.ID) }
