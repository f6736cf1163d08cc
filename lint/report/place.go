package report

import (
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// placed is a diagnostic's path from the repository's root and its range, for
// formats that show nothing without one: a finding without a place is given as
// the first line of the site's configuration.
func (r *Run) placed(d source.Diagnostic) (path string, start, end source.Position) {
	if d.File == nil {
		first := source.Position{Line: 1, Column: 1}
		return r.Repository + site.ConfigName, first, first
	}
	start, end = d.Range()
	return r.Repository + d.File.Path, start, end
}

// withHelp is the message with what to write instead.
func withHelp(d source.Diagnostic) string {
	if d.Help == "" {
		return Clean(d.Message)
	}
	return Clean(d.Message) + ": " + Clean(d.Help)
}
