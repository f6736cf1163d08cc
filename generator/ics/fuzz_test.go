package ics

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"
)

// FuzzCalendar puts any texts into a calendar: it is one event that says the same,
// in lines that every calendar takes (RFC 5545 §3.1).
func FuzzCalendar(f *testing.F) {
	for _, text := range []string{"", "Go-live", "a;b,c\\d\ne", "\r\nBEGIN:VEVENT\r\nUID:x", strings.Repeat("ä", 100), "\x00\u2028\x7f", "a:b\"c", " x", strings.Repeat("𝒳", 40) + "\n\n"} {
		f.Add(text, text, text)
	}
	start := time.Date(2027, 3, 9, 10, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, name, title, detail string) {
		for _, text := range []string{name, title, detail} {
			if !utf8.ValidString(text) {
				return // documents are UTF-8
			}
		}
		c := calendar{title: name, events: []event{{uid: "a@launchbook", title: title, detail: detail, start: start, until: start.Add(time.Hour), page: "launch.html"}}}
		data := c.write(time.Time{}, "https://runbooks.example.com/")
		for line := range bytes.SplitSeq(data, []byte("\r\n")) {
			if len(line) > 75 || bytes.ContainsAny(line, "\r\n\x00") || !utf8.Valid(line) {
				t.Errorf("%q is no line of a calendar", line)
			}
		}
		read, err := ical.ParseCalendar(bytes.NewReader(data))
		if err != nil || len(read.Events()) != 1 || bytes.Count(data, []byte("\r\nBEGIN:VEVENT")) != 1 {
			t.Fatalf("%v: %s", err, data)
		}
		e := read.Events()[0]
		for property, want := range map[ical.ComponentProperty]string{ical.ComponentPropertySummary: clean(title), ical.ComponentPropertyDescription: clean(detail), ical.ComponentPropertyUniqueId: "a@launchbook"} {
			got := ""
			if p := e.GetProperty(property); p != nil {
				got = p.Value
			}
			if got != want {
				t.Errorf("%s is %q, want %q", property, got, want)
			}
		}
	})
}
