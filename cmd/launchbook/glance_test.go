package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A page that is shown ahead of the build is the one that the build makes.
func TestGlance(t *testing.T) {
	const site = "content/"
	for name, c := range map[string]struct {
		edit     map[string]string // "" removes a file
		besides  []string          // touched too, and not there any more
		pages    []string
		audience string
	}{
		"a sentence":              {edit: map[string]string{site + "a.md": "# A\n\nAnother sentence, and [B](b.md#part).\n"}, pages: []string{"a.html"}},
		"a heading":               {edit: map[string]string{site + "b.md": "# B\n\n## Another part\n\n## Part\n"}, pages: []string{"b.html"}},
		"a title":                 {edit: map[string]string{site + "b.md": "---\ntitle: Another\norder: 1\n---\n## Part\n"}, pages: []string{"b.html"}},
		"two documents":           {edit: map[string]string{site + "a.md": "# A2\n", site + "b.md": "# B2\n"}, pages: []string{"a.html", "b.html"}},
		"beside a file of a tool": {edit: map[string]string{site + "a.md": "# A2\n"}, besides: []string{site + "a.md~", site + "4913"}, pages: []string{"a.html"}},
		"a draft":                 {edit: map[string]string{site + "a.md": "---\ndraft: true\n---\n# A\n"}},
		"a new document":          {edit: map[string]string{site + "new.md": "# New\n", site + "a.md": "# A2\n"}},
		"a document that is gone": {edit: map[string]string{site + "b.md": ""}},
		"a broken document":       {edit: map[string]string{site + "a.md": "---\ntype: launch\nlaunch_at: soon\n---\n# A\n"}},
		"the configuration":       {edit: map[string]string{"launchbook.yaml": "title: y\n"}},
		"what an audience sees":   {edit: map[string]string{site + "c.md": "---\naudiences: [board]\n---\n# C2\n"}, audience: "board", pages: []string{"c.html"}},
		"what is hidden from it":  {edit: map[string]string{site + "a.md": "# A2\n"}, audience: "board"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name, text string) {
				writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), text)
			}
			write("launchbook.yaml", "title: x\naudiences: [{id: board, title: Board}]\n")
			write("content/a.md", "# A\n\nA sentence, and [B](b.md#part).\n")
			write("content/b.md", "# B\n\n## Part\n")
			write("content/c.md", "---\naudiences: [board]\n---\n# C\n")
			p := newPreviewer(dir, c.audience, time.Time{})
			if b := p.build(t.Context()); b.Err != nil || b.Files == nil {
				t.Fatal(b.Err, b.Diagnostics)
			}
			var touched []string
			for name, text := range c.edit {
				touched = append(touched, filepath.Join(dir, filepath.FromSlash(name)))
				if write(name, text); text == "" {
					if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
						t.Fatal(err)
					}
				}
			}
			for _, name := range c.besides {
				touched = append(touched, filepath.Join(dir, filepath.FromSlash(name)))
			}
			pages := p.glance(touched)
			if len(pages) != len(c.pages) {
				t.Errorf("%d pages, want %v", len(pages), c.pages)
			}
			b := p.build(t.Context())
			for _, page := range c.pages {
				if pages[page] == nil || !bytes.Equal(pages[page], b.Files[page]) {
					t.Errorf("%s is not the page of the build:\n%s", page, pages[page])
				}
			}
		})
	}
}

// So it is for a page of every type.
func TestGlanceOfTheStarterSite(t *testing.T) {
	s := starterAgain(t)
	p := newPreviewer(s.dir, "", time.Time{})
	if b := p.build(t.Context()); b.Err != nil || b.Files == nil {
		t.Fatal(b.Err, b.Diagnostics)
	}
	documents, err := filepath.Glob(filepath.Join(s.dir, "content", "*.md"))
	if err != nil || len(documents) < 10 {
		t.Fatal(err, documents)
	}
	documents = append(documents, filepath.Join(s.dir, "content", "runbooks", "slow-responses.md"), filepath.Join(s.dir, "content", "checklists", "go-live-security.md"))
	for _, name := range documents {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, name, string(data)+"\nOne more sentence.\n")
	}
	pages := p.glance(documents)
	b := p.build(t.Context())
	for page, html := range pages {
		if !bytes.Equal(html, b.Files[page]) {
			t.Errorf("%s is not the page of the build", page)
		}
	}
	if len(pages) != len(documents) {
		t.Errorf("%d pages of %d documents", len(pages), len(documents))
	}
}
