package schema

import "github.com/launchbook/launchbook/source/tree"

// Common is the front matter that a document of every type may have.
type Common struct {
	// Type names the document's type, one of Types.
	Type string `json:"type"`
	// ID is what other documents call this one; without it, the file's name is.
	ID      string `json:"id"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	// Owner is the id of the contact who keeps the document true.
	Owner string `json:"owner"`
	// ReviewBy is the day after which the document counts as stale.
	ReviewBy Date `json:"review_by"`
	// ReviewedAt is the day on which somebody last compared the document with
	// what it describes.
	ReviewedAt Date `json:"reviewed_at"`
	// Covers are globs, relative to the repository, of the files that the
	// document describes.
	Covers []string `json:"covers"`
	Tags   []string `json:"tags"`
	// Aliases are former addresses that redirect to this page.
	Aliases []string `json:"aliases"`
	// Audiences names who may see the document in an audience build.
	Audiences []string `json:"audiences"`
	// Order sorts the document among its siblings, lowest first.
	Order int `json:"order"`
	// Draft keeps a document out of the portal; it is still linted.
	Draft bool `json:"draft"`

	Place tree.Place `json:"-"`
}

// Page is prose without structured data.
type Page struct{ Common }

// FAQ is a page whose headings are questions and whose prose answers them.
type FAQ struct{ Common }

// Runbook is an operational procedure, usually for an alert.
type Runbook struct {
	Common
	// Alerts are the names of the alerts that this runbook serves.
	Alerts []string `json:"alerts"`
	// Severity is the severity of those alerts.
	Severity Severity `json:"severity"`
	Service  string   `json:"service"`
	// Dashboard is the URL of the dashboard to look at first.
	Dashboard string `json:"dashboard"`
}
