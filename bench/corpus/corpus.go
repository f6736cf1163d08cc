// Package corpus makes sites of any size for measuring: teams with a document of
// every type each, and runbooks and pages of about four kilobytes with tables,
// tasks, code and links. The same seed gives the same bytes.
package corpus

import (
	"bytes"
	"embed"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"text/template"
)

//go:embed team incident.md launchbook.yaml
var files embed.FS

// perTeam is the number of documents of a team; nine of them are typed data.
const perTeam = 50

var typed = []string{"contacts", "on-call", "escalation", "monitoring", "decisions", "checklist", "launch", "onboarding", "faq"}

// Write makes a site of that many pages below dir, which must not exist.
func Write(dir string, pages int, seed uint64) error {
	templates, err := template.ParseFS(files, "team/*.md")
	if err != nil {
		return err
	}
	w := writer{dir: dir, templates: templates, random: rand.New(rand.NewPCG(seed, 1))}
	for _, name := range []string{"launchbook.yaml", "incident.md"} {
		data, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		target := filepath.Join(dir, name)
		if name == "incident.md" {
			target = filepath.Join(dir, "content", name)
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, data, 0o644); err != nil {
			return err
		}
	}
	for number := 1; w.written < pages-1; number++ {
		if err := w.team(newTeam(number), min(perTeam, pages-1-w.written)); err != nil {
			return err
		}
	}
	return nil
}

type writer struct {
	dir       string
	templates *template.Template
	random    *rand.Rand
	written   int
}

// team writes at most n documents of a team.
func (w *writer) team(t team, n int) error {
	folder := filepath.Join(w.dir, "content", "teams", "team-"+t.N)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	names := t.documents(n)
	for i, name := range names {
		var b bytes.Buffer
		kind, data := t.kind(name, i)
		if err := w.templates.ExecuteTemplate(&b, kind+".md", data); err != nil {
			return err
		}
		prose(&b, w.random, names, kind)
		if err := os.WriteFile(filepath.Join(folder, name+".md"), b.Bytes(), 0o644); err != nil {
			return err
		}
		w.written++
	}
	return nil
}

// Page is the path of a page whose text can be edited: one that exists in every
// site of a hundred pages or more.
func Page(dir string) string {
	return filepath.Join(dir, "content", "teams", "team-0001", fmt.Sprintf("note-%s-02.md", "0001"))
}
