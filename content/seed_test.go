package content

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	offsetLabel = regexp.MustCompile(`^T([-+])(\d+) (Hour|Day)s?$`)
	emphasis    = strings.NewReplacer("**", "", "\"", "", "`", "")
)

// statements are the seed's headings, and the label and the text of each point.
func statements(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "seed-runbook.md"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
			heading := strings.TrimLeft(line, "# ")
			list = append(list, regexp.MustCompile(`^\d+\. `).ReplaceAllString(heading, ""))
		case strings.HasPrefix(line, "- **"):
			label, text, _ := strings.Cut(strings.TrimPrefix(line, "- **"), "**: ")
			list = append(list, label, text)
		case line != "":
			list = append(list, line)
		}
	}
	return list
}

// Nothing that the seed says is lost: every heading, label and sentence of it
// is in the starter site, filled or blank.
func TestSeedIsWhole(t *testing.T) {
	for _, blank := range []bool{false, true} {
		site, names, err := Site(Options{Blank: blank})
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, name := range names {
			all.Write(site[name])
		}
		text := strings.Join(strings.Fields(emphasis.Replace(all.String())), " ")
		n := 0
		for _, want := range statements(t) {
			n++
			if m := offsetLabel.FindStringSubmatch(want); m != nil {
				want = "at: T" + m[1] + m[2] + strings.ToLower(m[3][:1])
			}
			if !strings.Contains(text, want) {
				t.Errorf("blank=%v: %q is lost", blank, want)
			}
		}
		if n < 100 {
			t.Errorf("only %d statements were found in the seed", n)
		}
	}
}

func TestDatesMoveByWholeWeeks(t *testing.T) {
	for _, now := range []string{"2026-11-24", "2027-02-23", "2030-01-01", "2020-02-29"} {
		day, _ := time.Parse(time.DateOnly, now)
		ahead := launchDay.AddDate(0, 0, 7*weeks(day)).Sub(day).Hours() / 24
		if ahead < 14 || ahead > 20 {
			t.Errorf("%s: the launch is %v days ahead", now, ahead)
		}
	}
}

func TestInitNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "launchbook.yaml"), []byte("title: mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Init(dir, Options{}); err == nil || !strings.Contains(err.Error(), "launchbook.yaml is there already") {
		t.Fatalf("got %v", err)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Errorf("%d files were written beside it", len(entries)-1)
	}
}

func TestNoMarkIsLeft(t *testing.T) {
	for _, blank := range []bool{false, true} {
		site, names, _ := Site(Options{Blank: blank})
		if marked := strings.Contains(string(site["content/contacts.md"]), "name: TODO"); marked != blank {
			t.Errorf("blank=%v: names are gaps: %v", blank, marked)
		}
		for _, name := range names {
			if strings.Contains(string(site[name]), "gap:") {
				t.Errorf("blank=%v: %s has a mark", blank, name)
			}
			if todo := strings.Contains(string(site[name]), "TODO"); todo && !blank {
				t.Errorf("%s has a TODO", name)
			}
		}
		if !slices.Contains(names, "content/launch.md") {
			t.Error("there is no launch")
		}
	}
}
