package generator_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

const dailyRotation = `---
type: on-call
id: web
title: Web
start: 2027-01-04
period: 1d
handover: "09:00"
time_zone: Europe/Stockholm
primary: [ada, bo]
secondary: [bo, ada]
off_hours: [{from: "18:00", until: "08:00"}]
---
`

const twoPeople = `---
type: contacts
title: People
contacts: [{id: ada, name: Ada Berg}, {id: bo, name: Bo Lind}]
---
`

// A rotation of many short turns shows who is on call now, also where the next launch
// is far away; and in off-hours, that nobody is.
func TestManyTurnsBeginNow(t *testing.T) {
	s := sitetest.Of(t, map[string]string{"content/web.md": dailyRotation, "content/people.md": twoPeople,
		"content/launch.md": "---\ntype: launch\ntitle: Far\nlaunch_at: 2027-12-01T10:00\ntime_zone: Europe/Stockholm\nuses: {on_call: [web]}\n---\n"})
	for at, want := range map[string]string{
		"2027-02-01T12:00:00+01:00": "ada bo", "2027-02-02T12:00:00+01:00": "bo ada", "2027-02-01T23:00:00+01:00": " ", "2027-12-01T10:00:00+01:00": "bo ada",
	} {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		files, err := generator.Render(s, generator.Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		var data struct {
			Rotas map[string]struct {
				Shifts [][4]any `json:"shifts"`
			} `json:"rotas"`
		}
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(files["assets/on-call.js"]), "window.launchbookDuty=")), &data); err != nil {
			t.Fatal(err)
		}
		got := "nothing"
		for _, shift := range data.Rotas["web"].Shifts {
			if shift[0].(float64) <= float64(now.Unix()) && float64(now.Unix()) < shift[1].(float64) {
				got = shift[2].(string) + " " + shift[3].(string)
			}
		}
		if got != want {
			t.Errorf("at %s: %q, want %q", at, got, want)
		}
		page := string(files["web.html"])
		row := `data-from="` + now.AddDate(0, 0, -7).UTC().Format(time.RFC3339)
		if at == "2027-02-01T12:00:00+01:00" && (!strings.Contains(page, row) || !strings.Contains(page, "The calendar file has the turns after these.")) {
			t.Error("the table does not begin a week ago")
		}
	}
}

// A turn of one person is one turn while somebody stands in for the other role.
func TestATurnGoesOnBesideAnOverride(t *testing.T) {
	files, err := generator.Render(sitetest.Starter(t), generator.Options{Now: time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string]string{
		"contacts/alva-berg.html": `data-from="2027-03-08T08:00:00Z" data-until="2027-03-15T08:00:00Z"`,
		"contacts/disa-ek.html":   `data-from="2027-03-09T17:00:00Z" data-until="2027-03-10T08:00:00Z"`,
	} {
		if !strings.Contains(string(files[page]), want) {
			t.Errorf("%s has no turn %s", page, want)
		}
	}
}

// Without scripts, whoever was on call when the portal was built can be called with one tap.
func TestWhoWasOnCallCanBeCalled(t *testing.T) {
	files, err := generator.Render(sitetest.Starter(t), generator.Options{Now: time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"index.html", "incident.html", "on-call.html"} {
		_, lead, _ := strings.Cut(string(files[page]), "data-now=")
		lead, _, _ = strings.Cut(lead, "</section>")
		if !strings.Contains(lead, "13:00 CET: ") || strings.Count(lead, `href="tel:+1555`) != 2 {
			t.Errorf("%s: %s", page, lead)
		}
	}
}
