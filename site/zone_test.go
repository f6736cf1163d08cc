package site

import (
	"strings"
	"testing"
	_ "time/tzdata"
)

func TestNearestZone(t *testing.T) {
	for name, want := range map[string]string{
		"Europe/Stokholm": "Europe/Stockholm", "europe/stockholm": "Europe/Stockholm", "America/NewYork": "America/New_York",
		"Stockholm": "Europe/Stockholm", "new york": "America/New_York", "CEST": "", "PST": "", "": "", "Mars/Base": "",
	} {
		if got := NearestZone(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
	for _, name := range strings.Fields(zoneNames) {
		if _, err := LoadZone(name); err != nil {
			t.Errorf("%s is suggested and no zone: %v", name, err)
		}
	}
}
