package rules_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// FuzzSite proves a site of any configuration, any alerting rules and any
// document, with its comments for the linter: every finding stands in its file.
func FuzzSite(f *testing.F) {
	const config = "rules_files: [rules.yml]\n"
	for _, text := range []string{
		"# A\n", "---\ntype: launch\nlaunch_at: 2027-03-09T10:00\ntimeline: [{at: T-0, title: x}]\n---\n# A\n",
		"<!-- launchbook-ignore -->\n[a](b.md)\n", "<!-- launchbook-ignore broken-link, x until=2027-01-01: why -->\n[a](b.md)",
		"---\n# launchbook-ignore broken-link: why\nowner: x\n---\n", "+++\ntype = 'on-call'\nstart = 2027-01-01\n+++\n", "{\"type\": \"contacts\", \"contacts\": [{\"id\": \"a\"}]}\n# A",
	} {
		f.Add(config, "groups: [{rules: [{alert: A, expr: 'a > 1', for: 5m}]}]\n", text)
	}
	for _, text := range []string{"", "policy: {horizon: 9w}\n", "time_zone: Mars\n", "audiences: [{id: a}]\nlint: {ignore: ['**'], rules: {broken-link: off}}\n", "content: ..\n", "defaults: [{path: '*', type: launch, keys: {a: b}}]\n"} {
		f.Add(text, "a: [", "# A\n")
	}
	dir := f.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, config, alerts, text string) {
		s, err := site.LoadWith(dir, site.LoadOptions{Overlay: map[string][]byte{
			site.ConfigName: []byte(config), "rules.yml": []byte(alerts), "content/a.md": []byte(text),
		}})
		if err != nil {
			return
		}
		for _, d := range findings(s) {
			if err := inside(d); err != nil {
				t.Errorf("%s: %v", d.Rule, err)
			}
		}
	})
}

// findings are those of all rules, at the levels of the site.
func findings(s *site.Site) []source.Diagnostic {
	levels, _ := lint.Levels(s, rules.All())
	return lint.Run(s, rules.All(), lint.Options{Now: time.Unix(1_800_000_000, 0), Levels: levels}).Diagnostics
}

func inside(d source.Diagnostic) error {
	if d.File != nil && (d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(d.File.Data())) {
		return errors.New("it stands outside of its file")
	}
	return nil
}

// FuzzComments writes any comment above a finding: only one of launchbook's own
// takes a finding away, and none one that has to be seen.
func FuzzComments(f *testing.F) {
	for _, text := range []string{
		"launchbook-ignore placeholder", "launchbook-ignore placeholder: later", "launchbook-ignore secret, placeholder until=2027-01-01: x", "launchbook-ignore", "launchbook-ignored placeholder",
		"-->\n<!-- launchbook-ignore placeholder", "launchbook-ignore placeholder until=2030-13-45", "launchbook-ignore placeholder\tsecret:", "\x00launchbook-ignore placeholder", "launchbook-ignore PLACEHOLDER,,until=",
	} {
		f.Add(text)
	}
	dir := f.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, comment string) {
		text := "# A\n\n<!-- " + comment + " -->\nTODO AKIAIOSFODNN7ABCDEFG\n"
		s, err := site.LoadWith(dir, site.LoadOptions{Overlay: map[string][]byte{"content/a.md": []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, d := range findings(s) {
			if err := inside(d); err != nil {
				t.Errorf("%s: %v", d.Rule, err)
			}
			found[d.Rule] = true
		}
		if found["binary-file"] || found["encoding"] || s.Documents[0].Body.Refused {
			return // not read, and shown nowhere or as it is
		}
		if !found["secret"] {
			t.Errorf("%q hides a credential", comment)
		}
		if !found["placeholder"] && !strings.Contains(comment, "launchbook-ignore") && len(s.Documents[0].Body.Code()) == 0 {
			t.Errorf("%q hides a finding", comment)
		}
	})
}
