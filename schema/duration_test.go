package schema

import (
	"testing"
	"time"
)

// Months end on their last day, days are those of the calendar, and what lies
// before is counted like what lies after.
func TestOffsetsByTheCalendar(t *testing.T) {
	for _, c := range []struct{ zone, from, offset, want string }{
		{"UTC", "2027-01-31T10:00", "T+1mo", "2027-02-28T10:00"},
		{"UTC", "2028-01-31T10:00", "T+1mo", "2028-02-29T10:00"},
		{"UTC", "2027-03-31T10:00", "T-1mo", "2027-02-28T10:00"},
		{"UTC", "2027-03-31T10:00", "T-1mo1d", "2027-02-27T10:00"},
		{"UTC", "2027-01-31T10:00", "T+13mo", "2028-02-29T10:00"},
		{"UTC", "2027-12-15T10:00", "T+1mo", "2028-01-15T10:00"},
		{"UTC", "2027-01-15T10:00", "T-1mo2h", "2026-12-15T08:00"},
		{"Europe/Stockholm", "2027-03-27T10:00", "T+1d", "2027-03-28T10:00"},
		{"Europe/Stockholm", "2027-03-27T10:00", "T+24h", "2027-03-28T11:00"},
		{"America/Santiago", "2026-08-06T00:30", "T+1mo", "2026-09-05T23:30"}, // 00:30 does not exist on the 6th
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		from, err := time.ParseInLocation("2006-01-02T15:04", c.from, zone)
		if err != nil {
			t.Fatal(err)
		}
		offset, err := ParseOffset(c.offset)
		if err != nil {
			t.Fatal(err)
		}
		if got := offset.From(from).Format("2006-01-02T15:04"); got != c.want {
			t.Errorf("%s of %s in %s: got %s, want %s", c.offset, c.from, c.zone, got, c.want)
		}
	}
}
