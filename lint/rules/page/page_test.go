package page_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lint/rules/page"
)

var update = flag.Bool("update", false, "write docs/rules")

// docs/rules says what the rules say of themselves.
func TestDocs(t *testing.T) {
	pages := map[string]string{"README.md": page.Index()}
	for _, rule := range rules.All() {
		text, err := page.Of(rule)
		if err != nil {
			t.Fatal(err)
		}
		pages[rule.ID+".md"] = text
	}
	dir := filepath.Join("..", "..", "..", "docs", "rules")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if _, ok := pages[entry.Name()]; ok {
			continue
		}
		if !*update {
			t.Errorf("docs/rules/%s belongs to no rule; run go test ./lint/rules/page -update", entry.Name())
		} else if err := os.Remove(filepath.Join(dir, entry.Name())); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range pages {
		path := filepath.Join(dir, name)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%v; run go test ./lint/rules/page -update", err)
		} else if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("docs/rules/%s is stale; run go test ./lint/rules/page -update (-want +got)\n%s", name, diff)
		}
	}
}
