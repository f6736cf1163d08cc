// Package report writes diagnostics in the formats that people and tools read,
// a file each.
package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
)

// Run is one run of the linter, with what the formats say beside its findings.
type Run struct {
	Diagnostics []source.Diagnostic
	// Rules are all rules, not only those that found something.
	Rules []lint.Rule
	// Documents are the paths of the files that were looked at, from the
	// site's root.
	Documents []string
	// Files are those of them that are no documents, such as alerting rules.
	Files []string
	Proof lint.Proof
	// FailOn is the mildest level that fails the run.
	FailOn  source.Level
	Version string
	// Folder leads from the working directory to the site's root, and
	// Repository from the root of its git repository; both end in a slash or
	// are empty. Annotations and code scanning want the latter.
	Folder, Repository string
	Text               TextOptions
	// Summary is the page that GitHub shows for a step; nil when there is none.
	Summary io.Writer
}

// Format is a way to write a run.
type Format struct {
	Name, Summary string
	Write         func(io.Writer, *Run) error
}

// Formats lists all formats in the order of the documentation.
func Formats() []Format {
	return []Format{
		{"text", "for people, with the line and what to write instead", writeText},
		{"json", "one array of findings", writeJSON},
		{"jsonl", "one finding a line", writeJSONLines},
		{"sarif", "SARIF 2.1.0, for code scanning", writeSARIF},
		{"github", "annotations of GitHub Actions", writeGitHub},
		{"gitlab", "GitLab code quality", writeGitLab},
		{"junit", "JUnit XML, for test views", writeJUnit},
		{"checkstyle", "Checkstyle XML", writeCheckstyle},
		{"rdjson", "reviewdog's JSON, for review comments", writeRDJSON},
	}
}

// Lookup finds a format by its name; the error says which ones there are.
func Lookup(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	if near := nearest.Of(name, names); near != "" {
		return Format{}, fmt.Errorf("%q is not a report format, did you mean %s?", name, near)
	}
	return Format{}, fmt.Errorf("%q is not a report format; there are %s", name, strings.Join(names, ", "))
}

// homepage is where the tool lives.
const homepage = "https://github.com/launchbook/launchbook"

// RulePage is the URL of a rule's page.
func RulePage(id string) string { return homepage + "/blob/main/docs/rules/" + id + ".md" }
