package generator

import (
	"testing"
	"time"

	"github.com/launchbook/launchbook/site/rotation"
)

// Each month has each of its days once, below its weekday, in zones too where clocks
// go forward at midnight.
func TestMonthsHaveEachDayOnce(t *testing.T) {
	for _, name := range []string{"Europe/Stockholm", "America/Santiago", "America/Havana", "Atlantic/Azores", "Africa/Cairo", "Asia/Beirut", "UTC"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		from := time.Date(2026, 1, 15, 9, 0, 0, 0, zone)
		months := (&page{Portal: &Portal{}}).months([]rotation.Shift{{From: from, Until: from.AddDate(1, 0, 0), Off: true}}, zone)
		if len(months) != 13 {
			t.Errorf("%s: %d months", name, len(months))
		}
		at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		for _, month := range months {
			for _, week := range month.Weeks {
				for i, day := range week {
					if day.Day == 0 {
						continue
					}
					if day.Day != at.Day() || (i+1)%7 != int(at.Weekday()) {
						t.Fatalf("%s: %d stands at the place of %s", name, day.Day, at.Format("Mon 2 Jan"))
					}
					begins, err := time.Parse(localTime, day.Begins)
					if err != nil || begins.In(zone).Day() != day.Day || begins.Add(-time.Second).In(zone).Day() == day.Day {
						t.Fatalf("%s: %s is not when %s begins", name, day.Begins, at.Format("Mon 2 Jan"))
					}
					at = at.AddDate(0, 0, 1)
				}
			}
		}
		if at.Month() != time.February {
			t.Errorf("%s: the last day is before %s", name, at)
		}
	}
}
