package ics

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/sitetest"
)

const people = `---
type: contacts
title: People
contacts:
  - {id: ada, name: "Ada; Quote \"A\", Åse"}
  - {id: bo, name: Bo Lind}
  - {id: idle, name: Nobody needs me}
---
`

const duty = `---
type: on-call
id: web
title: "Web, night; shift\\n"
start: 2027-03-22
period: 1w
handover: "09:00"
time_zone: Europe/Stockholm
primary: [ada, bo]
secondary: [bo, ada]
overrides: [{role: primary, who: bo, from: 2027-03-23T10:00, until: 2027-03-23T12:00, reason: "Dentist\nBEGIN:VEVENT"}]
---
`

const launchDay = `---
type: launch
id: big
title: Big launch
owner: ada
status: planned
launch_at: 2027-03-25T10:00
time_zone: Europe/Stockholm
checklist: [{at: T-7d, title: A week before, items: [{title: One, owner: bo}, {title: Two, owner: ada, status: done}]}]
go_no_go: {at: T-1h, decider: ada, deputy: bo, evidence: [Proof]}
timeline:
  - {at: T-0, title: "Switch; over, and a title that is longer than any line of a calendar may be: Größe, größer, am größten 日本語日本語日本語", owner: on-call/web.primary, duration: 30m, launch: true}
  - {at: T+1h, title: Look, owner: bo}
communication: [{phase: post-launch, title: Digest, owner: bo, cadence: [{every: 1d, from: T+1d, until: T+7d}, {every: 1w, from: T+14d}]}]
reviews: [{at: T+1d, title: Day one, owner: ada, participants: [bo]}]
improvement: [{kind: audit, title: Audit, every: 3mo, owner: bo}]
---
`

func load(t *testing.T) *site.Site {
	t.Helper()
	s := sitetest.Of(t, map[string]string{"launchbook.yaml": "title: Portal", "content/people.md": people, "content/web.md": duty, "content/big.md": launchDay})
	for _, d := range s.Diagnostics {
		t.Fatalf("%s: %s", d.Path(), d.Message)
	}
	return s
}

// events reads a calendar back: start, end and title of each event, in order.
func events(t *testing.T, data []byte) []string {
	t.Helper()
	cal, err := ical.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	var list []string
	for _, e := range cal.Events() {
		start, err := e.GetStartAt()
		if err != nil {
			t.Fatal(err)
		}
		text := start.UTC().Format("01-02T15:04")
		if end, err := e.GetEndAt(); err == nil {
			text += "/" + end.UTC().Format("01-02T15:04")
		}
		list = append(list, text+" "+e.GetProperty(ical.ComponentPropertySummary).Value)
	}
	return list
}

// written are the calendars of a set by their paths.
func written(t *testing.T, set *Set) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	var mu sync.Mutex
	if err := set.Write(func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[name] = data
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

func TestRotationCalendar(t *testing.T) {
	set := New(load(t), Options{Now: time.Date(2027, 3, 25, 0, 0, 0, 0, time.UTC)})
	got := events(t, written(t, set)[set.Path("on-call", "web")])
	// The clocks change on 28 March: 09:00 in Stockholm is 08:00, then 07:00 UTC.
	want := []string{
		`03-22T08:00/03-23T09:00 Web, night; shift\n: Ada; Quote "A", Åse (primary), Bo Lind (secondary)`,
		`03-23T09:00/03-23T11:00 Web, night; shift\n: Bo Lind (primary), Bo Lind (secondary)`,
		`03-23T11:00/03-29T07:00 Web, night; shift\n: Ada; Quote "A", Åse (primary), Bo Lind (secondary)`,
		`03-29T07:00/04-05T07:00 Web, night; shift\n: Bo Lind (primary), Ada; Quote "A", Åse (secondary)`,
	}
	if len(got) < 4 || !slices.Equal(got[:4], want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestLaunchCalendar(t *testing.T) {
	set := New(load(t), Options{})
	got := strings.Join(events(t, written(t, set)[set.Path("launch", "big")]), "\n")
	for _, want := range []string{
		"03-18T09:00 Big launch: A week before due", "03-25T08:00 Big launch: Go/no-go decision", "03-25T09:00 Big launch: T-0", "03-25T09:00/03-25T09:30 T-0 Switch; over",
		"03-26T09:00 Big launch: Day one", "03-26T09:00 Big launch: Digest", "04-01T08:00 Big launch: Digest", "04-08T08:00 Big launch: Digest", "06-25T08:00 Big launch: Audit",
		"日本語日本語日本語",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	// Seven days, and a week after the second for the rest of the year.
	if n := strings.Count(got, "Digest"); n != 7+51 {
		t.Errorf("%d digests", n)
	}
}

func TestPersonCalendar(t *testing.T) {
	set := New(load(t), Options{Now: time.Date(2027, 3, 25, 0, 0, 0, 0, time.UTC)})
	got := strings.Join(events(t, written(t, set)[set.Path("person", "ada")]), "\n")
	for _, want := range []string{"Ada; Quote \"A\", Åse (primary)", "A week before due", "Go/no-go", "T-0 Switch", "Day one"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, other := range []string{"T+1h Look", "Audit"} {
		if strings.Contains(got, other) {
			t.Errorf("%q is none of Ada's business", other)
		}
	}
	if set.Path("person", "idle") != "" {
		t.Error("a calendar without events")
	}
}

// Every line ends with CR LF and has at most 75 octets (RFC 5545 §3.1), every
// event has an identifier of its own, and nothing written breaks out.
func TestFormat(t *testing.T) {
	for _, o := range []Options{{}, {BaseURL: "https://runbooks.example.com/x/", Now: time.Date(2027, 3, 25, 0, 0, 0, 0, time.UTC)}} {
		files, again := written(t, New(load(t), o)), written(t, New(load(t), o))
		for _, name := range slices.Sorted(maps.Keys(files)) {
			data := files[name]
			if !bytes.Equal(data, again[name]) {
				t.Errorf("%s differs from build to build", name)
			}
			for _, line := range strings.SplitAfter(string(data), "\n") {
				if line != "" && !strings.HasSuffix(line, "\r\n") || len(strings.TrimSuffix(line, "\r\n")) > 75 {
					t.Errorf("%s: bad line %q", name, line)
				}
			}
			seen := map[string]bool{}
			unfolded := strings.ReplaceAll(string(data), "\r\n ", "")
			for line := range strings.Lines(unfolded) {
				if strings.HasPrefix(line, "UID:") && seen[line] {
					t.Errorf("%s has %s twice", name, strings.TrimSpace(line))
				}
				seen[line] = true
			}
			if n := strings.Count(unfolded, "\nBEGIN:VEVENT"); n != len(events(t, data)) || n != strings.Count(unfolded, "\nUID:") {
				t.Errorf("%s: an event was made of text", name)
			}
		}
	}
}

func TestAddressesOfPagesAreEscaped(t *testing.T) {
	s := sitetest.Of(t, map[string]string{"launchbook.yaml": "title: Portal", "content/people.md": people, "content/web.md": duty, "content/big day.md": launchDay})
	set := New(s, Options{BaseURL: "https://runbooks.example.com/x/"})
	cal, err := ical.ParseCalendar(bytes.NewReader(written(t, set)[set.Path("launch", "big")]))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := cal.Events()[0].GetProperty(ical.ComponentPropertyUrl).Value, "https://runbooks.example.com/x/big%20day.html"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
