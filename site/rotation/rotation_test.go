package rotation_test

import (
	"testing"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/rotation"
	"github.com/launchbook/launchbook/site/sitetest"
)

const nights = `---
type: on-call
id: web
title: Web
start: 2027-03-01
period: 1w
handover: "09:00"
time_zone: Europe/Stockholm
primary: [ada, bo]
secondary: [bo, ada]
off_hours: [{from: "18:00", until: "08:00"}]
overrides: [{role: primary, who: bo, from: 2027-03-09T20:00, until: 2027-03-10T02:00}]
---
`

// In off-hours nobody is on call, and that is no gap; an override puts somebody there.
func TestOffHours(t *testing.T) {
	s := sitetest.Of(t, map[string]string{"content/web.md": nights})
	r := site.All[*schema.OnCall](s)[0].Data
	zone := s.ZoneOf(r.TimeZone)
	for at, want := range map[string]rotation.Shift{
		"2027-03-08T12:00": {Primary: "bo", Secondary: "ada"},
		"2027-03-08T08:30": {Primary: "ada", Secondary: "bo"},
		"2027-03-08T07:59": {Off: true},
		"2027-03-08T18:00": {Off: true},
		"2027-03-09T21:00": {Primary: "bo"},
		"2027-03-10T02:00": {Off: true},
	} {
		when, err := time.ParseInLocation("2006-01-02T15:04", at, zone)
		if err != nil {
			t.Fatal(err)
		}
		got := rotation.At(r, zone, when)
		if got.Primary != want.Primary || got.Secondary != want.Secondary || got.Off != want.Off {
			t.Errorf("%s: %s and %s, off: %v", at, got.Primary, got.Secondary, got.Off)
		}
	}
	shifts := rotation.Shifts(r, zone, time.Date(2027, 3, 8, 0, 0, 0, 0, zone), time.Date(2027, 3, 15, 0, 0, 0, 0, zone))
	if gaps := rotation.Gaps(shifts); len(gaps) != 0 {
		t.Errorf("gaps: %+v", gaps)
	}
}
