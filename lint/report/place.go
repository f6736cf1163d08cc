package report

import (
	"path"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// placed is a diagnostic's path behind a folder and its range, for formats that
// show nothing without one: a finding without a place is given as the first
// line of the site's configuration.
func placed(folder string, d source.Diagnostic) (name string, start, end source.Position) {
	if d.File == nil {
		first := source.Position{Line: 1, Column: 1}
		return folder + site.ConfigName, first, first
	}
	start, end = d.Range()
	return pathFrom(folder, d.File), start, end
}

// pathFrom is a file's path behind a folder. A rules file may lie beside the
// site, at ../ from its root.
func pathFrom(folder string, f *source.File) string { return path.Clean(folder + f.Path) }

// withHelp is the message with what to write instead.
func withHelp(d source.Diagnostic) string {
	switch message := Clean(d.Message); {
	case d.Help == "":
		return message
	case strings.HasSuffix(message, "?"):
		return message + " " + Clean(d.Help)
	default:
		return message + "; " + Clean(d.Help)
	}
}
