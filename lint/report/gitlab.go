package report

import (
	"io"

	"github.com/launchbook/launchbook/source"
)

// issue is one finding of a GitLab code-quality report. Its format is a subset
// of Code Climate's.
type issue struct {
	Description string        `json:"description"`
	CheckName   string        `json:"check_name"`
	Fingerprint string        `json:"fingerprint"`
	Severity    string        `json:"severity"`
	Location    issueLocation `json:"location"`
}

type issueLocation struct {
	Path  string     `json:"path"`
	Lines issueLines `json:"lines"`
}

type issueLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// writeGitLab writes what GitLab shows in a merge request. Every finding needs
// a place there; one without has the site's configuration.
func writeGitLab(w io.Writer, r *Run) error {
	issues := make([]issue, 0, len(r.Diagnostics))
	prints := fingerprints(r.Diagnostics)
	for i, d := range r.Diagnostics {
		path, start, end := placed(r.Repository, d)
		issues = append(issues, issue{
			Description: withHelp(d), CheckName: d.Rule, Fingerprint: prints[i], Severity: gitlabSeverity(d.Level),
			Location: issueLocation{path, issueLines{start.Line, end.Line}},
		})
	}
	return encode(w, issues, "  ")
}

func gitlabSeverity(l source.Level) string {
	switch l {
	case source.Error:
		return "major"
	case source.Warning:
		return "minor"
	}
	return "info"
}
