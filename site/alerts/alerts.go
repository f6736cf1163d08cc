// Package alerts reads Prometheus alerting rules offline: files of groups, and
// PrometheusRule objects of the Prometheus operator, each alert with the places
// of what it says.
package alerts

import (
	"time"

	"github.com/launchbook/launchbook/source"
)

// Rule is the id under which everything is reported that keeps a file from
// being read as alerting rules.
const Rule = "alert-rules-syntax"

// Set is the alerts of a site.
type Set struct {
	// Files are those that were read, in the order of their paths.
	Files []*source.File
	// Alerts are in the order of the files. Several may have one name.
	Alerts []Alert
	// Incomplete is set when something could not be read, so that an alert that
	// is not here may exist all the same.
	Incomplete bool
}

// Named lists the alerts of a name, in the order of the files.
func (s Set) Named(name string) []Alert {
	var list []Alert
	for _, a := range s.Alerts {
		if a.Name.Value == name {
			list = append(list, a)
		}
	}
	return list
}

// Names lists the names of the alerts, each once, in the order of the files.
func (s Set) Names() []string {
	var names []string
	seen := map[string]bool{}
	for _, a := range s.Alerts {
		if !seen[a.Name.Value] {
			seen[a.Name.Value] = true
			names = append(names, a.Name.Value)
		}
	}
	return names
}

// Alert is one alerting rule. What it does not say is the zero Text.
type Alert struct {
	File *source.File
	Name Text
	// Expr is the PromQL expression, as Prometheus gets it.
	Expr Text
	// For is how long the expression has to hold, as written.
	For                 Text
	Labels, Annotations map[string]Text
}

// Text is a value with its place, which is as written, with quotes.
type Text struct {
	Value string
	Span  source.Span
}

// Pending is For as a time: zero when the alert fires at once. ok is false when
// it cannot be read.
func (a Alert) Pending() (pending time.Duration, ok bool) {
	if a.For.Value == "" {
		return 0, true
	}
	return parseDuration(a.For.Value)
}
