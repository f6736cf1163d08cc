package generator_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/spool"
)

// Pages made of drafts are those made of the texts, also where the drafts cannot be had
// again, or the texts were let go of.
func TestDraftsGiveTheSamePortal(t *testing.T) {
	dir := t.TempDir()
	if _, err := content.Init(dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	portal := func(o site.LoadOptions, before func(*site.Site)) map[string][]byte {
		s, err := site.LoadWith(dir, o)
		if err != nil {
			t.Fatal(err)
		}
		before(s)
		files, err := generator.Render(s, generator.Options{Now: time.Date(2027, 2, 20, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	want := portal(site.LoadOptions{}, func(*site.Site) {})
	for name, before := range map[string]func(*site.Site, *spool.Spool){
		"kept": func(s *site.Site, _ *spool.Spool) {
			for _, d := range s.Documents {
				if text, err := s.Text(d); err != nil || text.Draft == "" {
					t.Errorf("%s: no draft, %v", d.Path, err)
				}
			}
		},
		"texts let go": func(s *site.Site, _ *spool.Spool) { s.ReleaseTexts() },
		"lost":         func(_ *site.Site, kept *spool.Spool) { kept.Close() },
		"both lost":    func(s *site.Site, kept *spool.Spool) { kept.Close(); s.ReleaseTexts() },
	} {
		t.Run(name, func(t *testing.T) {
			kept := spool.New(filepath.Join(t.TempDir(), "public"))
			defer kept.Close()
			if kept == nil {
				t.Skip("the system has no files without a name")
			}
			got := portal(site.LoadOptions{Spool: kept}, func(s *site.Site) { before(s, kept) })
			if diff := compare(got, want); diff != "" {
				t.Error(diff)
			}
		})
	}
}
