package main

import (
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/generator"
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
	allMadeAgain(t, before, remember(s.dir).portal(out))
}

// Somebody may change a single zone, and leave the folder and its release alone.
func TestANewTimeZoneMakesPagesAgain(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	zones := t.TempDir()
	t.Setenv("ZONEINFO", zones)
	file := filepath.Join(zones, "Europe", "Testville")
	writeFile(t, file, zoneFile(1))
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "portal")
	writeFile(t, filepath.Join(dir, "launchbook.yaml"), "time_zone: Europe/Testville\n")
	writeFile(t, filepath.Join(dir, "content", "index.md"), "# Home\n")
	build := func() string { // in a process of its own, as one asks only once where zones are
		t.Helper()
		cmd := exec.Command(os.Args[0], "-test.run", "^TestMainRuns$")
		cmd.Env = append(os.Environ(), "LAUNCHBOOK_ARGS="+strings.Join([]string{"build", "--timings", "-o", out, dir}, "\n"))
		text, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		return string(text)
	}
	build()
	if again := build(); !strings.Contains(again, "compare") {
		t.Fatalf("built although nothing had changed\n%s", again)
	}
	before := remember(dir).portal(out)
	writeFile(t, file, zoneFile(2))
	if again := build(); strings.Contains(again, "compare") {
		t.Errorf("nothing was built\n%s", again)
	}
	allMadeAgain(t, before, remember(dir).portal(out))
}

// zoneFile is the data of a zone that is some hours east of UTC, always: the
// header of RFC 8536, one offset of four bytes, and its name.
func zoneFile(hours int) string {
	header := append([]byte("TZif"), make([]byte, 16)...)
	counts := []uint32{0, 0, 0, 0, 1, 2}
	for _, n := range append(counts, uint32(hours*3600)) {
		header = binary.BigEndian.AppendUint32(header, n)
	}
	return string(header) + "\x00\x00X\x00"
}

func allMadeAgain(t *testing.T, before, after *generator.Record) {
	t.Helper()
	for name, made := range after.Pages {
		if made.From == before.Pages[name].From {
			t.Errorf("%s was kept", name)
		}
	}
}
