package mutation

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lint/rules/examples"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// A habitat is a valid site whose documents are broken one at a time.
type habitat struct {
	name, dir string
	now       time.Time
	site      *site.Site
	// calm is what the linter says of the site as it is: nothing in the starter
	// site, remarks in some examples.
	calm tally
}

// tally counts findings by file and rule. What they say can change with a name
// that is quoted in it.
type tally map[[2]string]int

func tallied(list []source.Diagnostic) tally {
	t := tally{}
	for _, d := range list {
		t[[2]string{d.Path(), d.Rule}]++
	}
	return t
}

// beyond are the findings that are not in the tally.
func (t tally) beyond(list []source.Diagnostic) []source.Diagnostic {
	seen := tally{}
	var more []source.Diagnostic
	for _, d := range list {
		what := [2]string{d.Path(), d.Rule}
		if seen[what]++; seen[what] > t[what] {
			more = append(more, d)
		}
	}
	return more
}

// habitats are the starter site, the templates of all types, and the good
// example of every rule.
func habitats(t *testing.T) []*habitat {
	t.Helper()
	starter := t.TempDir()
	if _, err := content.Init(starter, content.Options{}); err != nil {
		t.Fatal(err)
	}
	list := []*habitat{
		{name: "starter", dir: starter, now: time.Date(2027, 2, 20, 12, 0, 0, 0, time.UTC)},
		{name: "templates", dir: write(t, templates(t)), now: time.Date(2030, 1, 8, 12, 0, 0, 0, time.UTC)},
	}
	for _, rule := range rules.All() {
		if aboutExceptions(rule.ID) {
			continue
		}
		e, err := examples.Of(rule.ID)
		if err != nil {
			t.Fatal(err)
		}
		files, err := examples.Site(e.Good)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, &habitat{name: rule.ID, dir: write(t, files), now: e.Now})
	}
	for _, h := range list {
		var err error
		if h.site, err = site.Load(h.dir); err != nil {
			t.Fatalf("%s: %v", h.name, err)
		}
		h.calm = tallied(h.lint(t, "", nil))
	}
	return list
}

// aboutExceptions tells whether the rule's example is about a comment or a file
// that leaves a finding out: writing its document anew loses the comment, and
// another mistake in it makes the exception as useless as it says.
func aboutExceptions(rule string) bool {
	return strings.HasPrefix(rule, "suppression-") || strings.HasPrefix(rule, "known-")
}

// filled are the gaps of a template and what stands there at the end.
var filled = strings.NewReplacer(
	"TODO-contact-id", "ada", "TODO-other-contact-id", "ben", "TODO-rotation", "on-call",
	"update_every: 30m}\n", "update_every: 30m}\n  - {id: SEV2, meaning: Meaning}\n",
	"TODO: ", "A ", "TODO-", "Some", "TODO", "page",
)

// templates is a site made of the template of every type.
func templates(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{"content/people.md": []byte(`---
type: contacts
title: More people
contacts:
  - {id: ben, name: Ben Example, role: Engineer, channels: {phone: +1-555-0101}}
---
`)}
	for _, kind := range schema.Types() {
		data, err := os.ReadFile(filepath.Join("../../schema/examples", kind.Name+".md"))
		if err != nil {
			t.Fatal(err)
		}
		files["content/"+kind.Name+".md"] = []byte(filled.Replace(string(data)))
	}
	return files
}

// write puts files into a new folder.
func write(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// lint is what the linter says of the site with one file of it changed; "" is
// none.
func (h *habitat) lint(t *testing.T, name string, data []byte) []source.Diagnostic {
	overlay := map[string][]byte{}
	if name != "" {
		overlay[name] = data
	}
	s, err := site.LoadWith(h.dir, site.LoadOptions{Overlay: overlay})
	if err != nil {
		t.Error(err)
		return nil
	}
	levels, wrong := lint.Levels(s, rules.All())
	list, err := known.Read(s, nil, rules.IDs())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
		return nil
	}
	return append(lint.Run(s, rules.All(), lint.Options{Now: h.now, Levels: levels, Known: list}).Diagnostics, wrong...)
}

// subjects are the documents of a habitat that no other one has had already.
func (h *habitat) subjects(had map[[sha256.Size]byte]bool) []*site.Document {
	var list []*site.Document
	for _, d := range h.site.Documents {
		sum := sha256.Sum256(bytes.Join([][]byte{[]byte(d.Path), d.File.Data()}, nil))
		if !had[sum] && !d.Broken && len(d.Front.Node.Entries()) > 0 {
			had[sum] = true
			list = append(list, d)
		}
	}
	return list
}
