package site

import (
	"testing"
	"time"
)

// The calendars of a rotation go four weeks beyond the last launch, by the clock of
// the rotation.
func TestCalendarsReachBeyondTheLastLaunch(t *testing.T) {
	s := siteOf(t, map[string]string{
		"launchbook.yaml":   "title: T\ntime_zone: Europe/Berlin\npolicy:\n  horizon: 7d\n",
		"content/first.md":  "---\ntype: launch\nlaunch_at: 2027-03-01T10:00\n---\n",
		"content/second.md": "---\ntype: launch\nlaunch_at: 2027-06-01T10:00\n---\n",
		"content/berlin.md": "---\ntype: on-call\nstart: 2027-02-01\nhandover: {day: monday, at: \"09:00\"}\n---\n",
		"content/tokyo.md":  "---\ntype: on-call\ntime_zone: Asia/Tokyo\nstart: 2027-02-01\nhandover: {day: monday, at: \"09:00\"}\n---\n",
	})
	for id, want := range map[string]string{"berlin": "2027-06-29T10:00:00+02:00", "tokyo": "2027-06-29T10:00:00+09:00"} {
		r, _, ok := s.OnCall(id)
		if !ok {
			t.Fatalf("no rotation %s", id)
		}
		if _, until := s.CalendarSpan(r, time.Time{}); until.Format(time.RFC3339) != want {
			t.Errorf("the calendars of %s end at %s, want %s", id, until.Format(time.RFC3339), want)
		}
	}
}
