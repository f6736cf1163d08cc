package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// corpusConfig is all that a folder of foreign runbooks needs. Their absolute
// links start at the folder that was copied.
const corpusConfig = `title: Runbooks
content: .
defaults:
  - {path: "**/runbooks/**", type: runbook}
lint:
  ignore: [EXPECTED.json, SOURCE.txt, LICENSE, mkdocs.yml]
`

// brokenLinks are what is said about a corpus by another tool.
type brokenLinks struct {
	Counts  struct{ Pages int }
	PerFile map[string]struct{ Headings int } `json:"per_file"`
	Broken  []struct {
		File   string
		Line   int
		Target string
	}
}

// underlined are the headings that the other tool sees where a rule follows the
// text of an admonition, which it does not know.
var underlined = map[string]int{"docs/training/courses/incident_response.md": 1}

// Runbooks that know nothing of launchbook are linted and published as they
// are, and exactly the links that another tool found broken are reported.
func TestForeignRunbooks(t *testing.T) {
	corpus := os.Getenv("LAUNCHBOOK_CORPUS")
	if corpus == "" {
		corpus = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	for _, name := range []string{"kubevirt-runbooks", "pagerduty-incident-response", "aws-incident-response-playbooks"} {
		t.Run(name, func(t *testing.T) {
			from := filepath.Join(corpus, name)
			data, err := os.ReadFile(filepath.Join(from, "EXPECTED.json"))
			if err != nil {
				t.Skip("the corpus is not here: ", err)
			}
			var expected brokenLinks
			if err := json.Unmarshal(data, &expected); err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
				t.Fatal(err)
			}
			writeFile(t, filepath.Join(dir, site.ConfigName), corpusConfig)
			standInImages(t, dir, expected)
			compareCorpus(t, dir, expected)
		})
	}
}

// standInImages makes a file for each image that the other tool saw and that
// the copy of the corpus leaves out.
func standInImages(t *testing.T, dir string, expected brokenLinks) {
	t.Helper()
	broken := map[string]bool{}
	for _, b := range expected.Broken {
		broken[path.Join(path.Dir(b.File), b.Target)] = true
	}
	s := loaded(t, dir)
	for _, d := range s.Documents {
		for _, l := range d.Body.Links {
			name := path.Join(path.Dir(d.Path), l.Destination)
			if l.Image && s.ResolveLink(d, l.Destination).Kind == site.LinkMissing && !broken[name] {
				writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), "image")
			}
		}
	}
}

func compareCorpus(t *testing.T, dir string, expected brokenLinks) {
	t.Helper()
	s := loaded(t, dir)
	if len(s.Documents) != expected.Counts.Pages {
		t.Errorf("%d documents, want %d", len(s.Documents), expected.Counts.Pages)
	}
	for _, d := range s.Documents {
		if got, want := len(d.Body.Headings), expected.PerFile[d.Path].Headings-underlined[d.Path]; got != want {
			t.Errorf("%s: %d headings, want %d", d.Path, got, want)
		}
	}
	now := time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)
	result, err := proveSite(s, now)
	if err != nil {
		t.Fatal(err)
	}
	got, want := map[string]int{}, map[string]int{}
	for _, d := range result.Diagnostics {
		switch {
		case d.Rule == "broken-link" || d.Rule == "broken-anchor":
			got[fmt.Sprintf("%s:%d %s", d.Path(), d.File.Position(d.Span.Start).Line, d.File.Text(d.Span))]++
		case d.Level == source.Error:
			t.Errorf("%s: %s", d.Path(), d.Message)
		}
	}
	for _, b := range expected.Broken {
		want[fmt.Sprintf("%s:%d %s", b.File, b.Line, b.Target)]++
	}
	for _, key := range slices.Sorted(maps.Keys(got)) {
		if got[key] != want[key] {
			t.Errorf("reported %d times, want %d: %s", got[key], want[key], key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if got[key] == 0 {
			t.Errorf("not reported: %s", key)
		}
	}
	files, err := generator.Render(s, generator.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Documents {
		if page := string(files[d.Page]); !strings.Contains(page, "</html>") || strings.Contains(page, "{:target") || strings.Contains(page, "<p>!!!") {
			t.Errorf("%s is not a page, or shows markup", d.Page)
		}
	}
}

func loaded(t *testing.T, dir string) *site.Site {
	t.Helper()
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
