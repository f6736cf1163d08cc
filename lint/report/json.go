package report

import (
	"io"

	"github.com/launchbook/launchbook/source"
)

// Finding is a diagnostic as JSON. Fields are only ever added.
type Finding struct {
	Rule    string     `json:"rule"`
	Level   string     `json:"level"`
	Path    string     `json:"path,omitempty"`
	Start   *Position  `json:"start,omitempty"`
	End     *Position  `json:"end,omitempty"`
	Message string     `json:"message"`
	Help    string     `json:"help,omitempty"`
	Address string     `json:"address,omitempty"`
	Key     string     `json:"key,omitempty"`
	Related []Location `json:"related,omitempty"`
	Fixes   []Fix      `json:"fixes,omitempty"`
}

// Position is a place in a file: line and column from 1, the column in Unicode
// characters, and the offset from 0 in bytes.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

// Location is another place that a finding is about.
type Location struct {
	Path    string   `json:"path"`
	Start   Position `json:"start"`
	Message string   `json:"message"`
}

// Fix is a change that removes the finding.
type Fix struct {
	Title string `json:"title"`
	Safe  bool   `json:"safe"`
	Edits []Edit `json:"edits,omitempty"`
}

// Edit replaces what is from Start to End.
type Edit struct {
	Path  string   `json:"path"`
	Start Position `json:"start"`
	End   Position `json:"end"`
	Text  string   `json:"text"`
}

func writeJSON(w io.Writer, r *Run) error { return encode(w, r.findings(), "  ") }

// findings are the diagnostics with paths from the working directory.
func (r *Run) findings() []Finding {
	findings := make([]Finding, 0, len(r.Diagnostics))
	for _, d := range r.Diagnostics {
		findings = append(findings, findingOf(d, r.Folder))
	}
	return findings
}

// FindingOf is one diagnostic as JSON, with paths from the site's root.
func FindingOf(d source.Diagnostic) Finding { return findingOf(d, "") }

func findingOf(d source.Diagnostic, folder string) Finding {
	f := Finding{Rule: d.Rule, Level: d.Level.String(), Message: Clean(d.Message), Help: Clean(d.Help), Address: d.Address, Key: d.Key}
	if d.File != nil {
		start, end := d.Range()
		first, last := position(start), position(end)
		f.Path, f.Start, f.End = pathFrom(folder, d.File), &first, &last
	}
	for _, r := range d.Related {
		if r.File != nil {
			f.Related = append(f.Related, Location{pathFrom(folder, r.File), position(r.File.Position(r.Span.Start)), Clean(r.Message)})
		}
	}
	for _, fix := range d.Fixes {
		f.Fixes = append(f.Fixes, fixOf(fix, folder))
	}
	return f
}

func fixOf(fix source.Fix, folder string) Fix {
	f := Fix{Title: Clean(fix.Title), Safe: fix.Safe}
	for _, e := range fix.Edits {
		f.Edits = append(f.Edits, Edit{pathFrom(folder, e.File), position(e.File.Position(e.Span.Start)), position(e.File.Position(e.Span.End)), e.Text})
	}
	return f
}

func position(p source.Position) Position { return Position{p.Line, p.Column, p.Offset} }
