package report

import (
	"encoding/json"
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
}

// JSON writes all diagnostics as one array.
func JSON(w io.Writer, list []source.Diagnostic) error {
	findings := make([]Finding, 0, len(list))
	for _, d := range list {
		findings = append(findings, FindingOf(d))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(findings)
}

// FindingOf is one diagnostic as JSON.
func FindingOf(d source.Diagnostic) Finding {
	f := Finding{Rule: d.Rule, Level: d.Level.String(), Path: d.Path(), Message: Clean(d.Message), Help: Clean(d.Help), Address: d.Address}
	if d.File != nil {
		start, end := d.Range()
		f.Start, f.End = position(start), position(end)
	}
	for _, r := range d.Related {
		if r.File != nil {
			f.Related = append(f.Related, Location{r.File.Path, *position(r.File.Position(r.Span.Start)), Clean(r.Message)})
		}
	}
	for _, fix := range d.Fixes {
		f.Fixes = append(f.Fixes, Fix{fix.Title, fix.Safe})
	}
	return f
}

func position(p source.Position) *Position { return &Position{p.Line, p.Column, p.Offset} }
