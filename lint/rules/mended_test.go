package rules_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/fix"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lint/rules/examples"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// Sentences that contradict the data say what the data says once they are mended.
func TestSentencesAreMended(t *testing.T) {
	for _, id := range []string{"prose-data", "prose-contact", "launch-date", "plan-date"} {
		e, err := examples.Of(id)
		if err != nil {
			t.Fatal(err)
		}
		files, err := examples.Site(e.Bad)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
			t.Fatal(err)
		}
		result, err := fix.Run(func(changed map[string][]byte) ([]source.Diagnostic, error) {
			overlay := map[string][]byte{}
			for _, some := range []map[string][]byte{files, changed} {
				for name, data := range some {
					overlay[name] = data
				}
			}
			s, err := site.LoadWith(dir, site.LoadOptions{Overlay: overlay})
			if err != nil {
				return nil, err
			}
			return lint.Run(s, rules.All(), lint.Options{Now: e.Now}).Diagnostics, nil
		}, fix.Options{Unsafe: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Changes) == 0 {
			t.Errorf("%s: nothing is mended", id)
		}
		for _, d := range result.Diagnostics {
			if d.Rule == id {
				t.Errorf("still found: %s", line(d))
			}
		}
	}
}
