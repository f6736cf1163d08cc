package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/content"
)

// Pages have times, so that another release of the time zones makes them again.
func TestNewTimeZonesMakePagesAgain(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	zones := filepath.Join(t.TempDir(), "zoneinfo.zip")
	if err := os.WriteFile(zones, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ZONEINFO", zones)
	s := againSite{t: t, dir: t.TempDir()}
	if _, err := content.Init(s.dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "portal")
	s.run(true, "build", "--quiet", "-o", out)
	before := remember(s.dir).portal(out)
	if before == nil || len(before.Pages) == 0 {
		t.Fatal("the build remembers no page")
	}
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(zones, later, later); err != nil {
		t.Fatal(err)
	}
	if second := s.run(true, "build", "--timings", "-o", out); strings.Contains(second, "compare") {
		t.Errorf("nothing was built\n%s", second)
	}
	for name, made := range remember(s.dir).portal(out).Pages {
		if made.From == before.Pages[name].From {
			t.Errorf("%s was kept", name)
		}
	}
}
