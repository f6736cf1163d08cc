// Package ics makes iCalendar files (RFC 5545) of a site: one for each launch,
// each rotation and each person. All times are in UTC, which every calendar
// shows in its reader's zone, and needs no description of zones.
package ics

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	ical "github.com/arran4/golang-ical"
)

// event is something that happens, or that has to have happened.
type event struct {
	// uid is the same in every build, as long as the thing keeps its id or title.
	uid string
	// title and detail are plain text.
	title, detail string
	// location is where people meet, or "".
	location string
	// start is the instant, and until where it ends; a deadline has no end.
	start, until time.Time
	status       ical.ObjectStatus
	// page is the page that has more.
	page string
	// who are the ids of the contacts whom it concerns.
	who []string
}

// calendar is one file while it is made.
type calendar struct {
	title  string
	events []event
}

// write makes the file. stamp is the time of the build; without one, each
// event is stamped with its own start, so that the same site gives the same
// bytes.
func (c calendar) write(stamp time.Time, base string) []byte {
	out := ical.NewCalendarFor("launchbook")
	out.SetProductId("-//launchbook//launchbook//EN")
	out.SetMethod(ical.MethodPublish)
	out.SetName(escaped(c.title))
	out.SetXWRCalName(escaped(c.title))
	out.SetRefreshInterval("PT1H")
	out.SetXPublishedTTL("PT1H")
	slices.SortStableFunc(c.events, func(a, b event) int {
		if order := a.start.Compare(b.start); order != 0 {
			return order
		}
		return strings.Compare(a.uid, b.uid)
	})
	for _, e := range c.events {
		e.add(out, stamp, base)
	}
	return []byte(out.Serialize(ical.WithNewLineWindows))
}

func (e event) add(out *ical.Calendar, stamp time.Time, base string) {
	v := out.AddEvent(e.uid)
	if stamp.IsZero() {
		stamp = e.start
	}
	v.SetDtStampTime(stamp)
	v.SetStartAt(e.start)
	if e.until.After(e.start) {
		v.SetEndAt(e.until)
	}
	v.SetSummary(clean(e.title))
	if e.detail != "" {
		v.SetDescription(clean(e.detail))
	}
	if e.location != "" {
		v.SetLocation(clean(e.location))
	}
	if e.status != "" {
		v.SetStatus(e.status)
	}
	v.SetTimeTransparency(ical.TransparencyTransparent)
	if base != "" && e.page != "" {
		v.SetURL(strings.TrimSuffix(base, "/") + "/" + (&url.URL{Path: e.page}).EscapedPath())
	}
}

// clean takes out control characters, which a calendar's text cannot have
// (RFC 5545 §3.3.11); line ends stay.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return -1
		}
		return r
	}, text)
}

// escaped is a text for the calendar's own properties, which the library
// writes as they are.
func escaped(text string) string {
	return ical.ToText(strings.Join(strings.Fields(clean(text)), " "))
}
