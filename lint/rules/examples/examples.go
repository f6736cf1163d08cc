// Package examples has an example of each rule: small sites in which it finds
// something, and ones in which it does not. They are data (a txtar archive a
// rule, named after it), which is run as the rule's test and shown on its page.
//
// Files below bad/ and good/ are those of a site. What is found stands at the
// end of its line:
//
//	after: 15 mins  # want "must be a duration"
//
// and in Markdown between <!-- and -->. The lines before the first file may set
//
//	now: 2027-02-01T00:00:00Z            the time of the run
//	escapes: yes                         \xNN, \r, \{100|repeated} and \ at the end of a line are read
//	want: content/a.md:1 "a message"     what has no room on its line
//	commit: 2027-01-02T00:00:00Z content  what is committed to git, and when
//
// A site without content/contacts.md gets the files of base.txtar as well: two
// people and the rotation `checkout`.
package examples

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"time"

	"golang.org/x/tools/txtar"
)

//go:embed *.txtar
var archives embed.FS

// defaultNow is the time of the run for an example that sets none.
var defaultNow = time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC)

// Example is what a rule finds and what it does not.
type Example struct {
	// Now is the time by which the example is judged.
	Now       time.Time
	Bad, Good []File
	// Commits are made one after the other, in either site; most examples have
	// none.
	Commits []Commit
}

// Commit is what is committed when.
type Commit struct{ At, Path string }

// File is one file of an example's site.
type File struct {
	// Name is relative to the site's root.
	Name string
	// Data is the file without the marks of what is found.
	Data []byte
	// Shown is the file for readers: what is found stands behind an arrow.
	Shown string
	Wants []Want
}

// Want is a finding that has to be made.
type Want struct {
	Line int // 1-based
	// Message is part of the finding's message.
	Message string
}

// Of reads the example of a rule. Without one the error wraps fs.ErrNotExist.
func Of(rule string) (Example, error) {
	data, err := archives.ReadFile(rule + ".txtar")
	if err != nil {
		return Example{}, err
	}
	e, err := parse(data)
	if err != nil {
		return Example{}, fmt.Errorf("%s.txtar: %w", rule, err)
	}
	return e, nil
}

func parse(data []byte) (Example, error) {
	archive := txtar.Parse(data)
	e := Example{Now: defaultNow}
	var escapes bool
	extra := map[string][]Want{}
	for line := range strings.Lines(string(archive.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		var err error
		switch key {
		case "", "#":
		case "now":
			e.Now, err = time.Parse(time.RFC3339, value)
		case "escapes":
			escapes = true
		case "commit":
			at, path, _ := strings.Cut(value, " ")
			e.Commits = append(e.Commits, Commit{at, path})
		case "want":
			err = addWant(extra, value)
		default:
			err = fmt.Errorf("%q is not a setting", key)
		}
		if err != nil {
			return e, err
		}
	}
	for _, f := range archive.Files {
		dir, name, _ := strings.Cut(f.Name, "/")
		text := string(f.Data)
		if escapes {
			text = unescape(text)
		}
		file, err := marked(name, text)
		if err != nil {
			return e, fmt.Errorf("%s: %w", f.Name, err)
		}
		if escapes {
			file.Shown = string(f.Data)
		}
		switch dir {
		case "bad":
			file.Wants = append(file.Wants, extra[name]...)
			e.Bad = append(e.Bad, file)
		case "good":
			e.Good = append(e.Good, file)
		default:
			return e, fmt.Errorf("%s stands in neither bad/ nor good/", f.Name)
		}
	}
	return e, nil
}

// Site is the files of an example by name, with those that it relies on.
func Site(files []File) (map[string][]byte, error) {
	site := map[string][]byte{}
	alone := false
	for _, f := range files {
		site[f.Name] = f.Data
		alone = alone || path.Base(f.Name) == "contacts.md"
	}
	if alone {
		return site, nil
	}
	data, err := archives.ReadFile("base.txtar")
	if err != nil {
		return nil, err
	}
	for _, f := range txtar.Parse(data).Files {
		if _, own := site[f.Name]; !own {
			site[f.Name] = f.Data
		}
	}
	return site, nil
}
