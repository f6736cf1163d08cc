package drill

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/nearest"
)

// Case is one escalation path at one of its severities: what a drill walks.
type Case struct {
	// Path is the escalation path, as it stands in Doc.
	Path *schema.EscalationPath
	Doc  *site.Document
	// Severity is the id of a level, such as SEV1.
	Severity string
}

// Issue is a type of issue with the severities that have a path, worst first.
type Issue struct {
	Name       string   `json:"issue"`
	Severities []string `json:"severities"`
}

// Issues lists every type of issue, in the order of the documents.
func Issues(s *site.Site) []Issue {
	var list []Issue
	for _, name := range issueNames(s) {
		issue := Issue{Name: name}
		for _, level := range s.SeverityLevels() {
			if len(casesOf(s, name, string(level.ID))) > 0 {
				issue.Severities = append(issue.Severities, string(level.ID))
			}
		}
		list = append(list, issue)
	}
	return list
}

// Find is the case that an issue and a severity name. The issue is the one of a
// path, a path's id, or a part that only one issue has; letter case does not
// count. Without a severity, the worst one that has a path is taken. The error
// names what there is instead.
func Find(s *site.Site, issue, severity string) (Case, error) {
	name, id, err := findIssue(s, issue)
	if err != nil {
		return Case{}, err
	}
	level, err := findSeverity(s, name, id, severity)
	if err != nil {
		return Case{}, err
	}
	cases := casesOf(s, name, level)
	if len(cases) == 1 {
		return cases[0], nil
	}
	var names []string
	for _, c := range cases {
		if id != "" && c.Path.ID == id {
			return c, nil
		}
		names = append(names, describe(c))
	}
	return Case{}, fmt.Errorf("%q has several paths at %s: %s; keep one, or name one by its id", name, level, strings.Join(names, ", "))
}

// findIssue is the name of the issue that text means, and the id of the path
// where text was one.
func findIssue(s *site.Site, text string) (name, id string, err error) {
	names := issueNames(s)
	if len(names) == 0 {
		return "", "", fmt.Errorf("no document of type escalation has a path")
	}
	for _, n := range names {
		if strings.EqualFold(n, text) {
			return n, "", nil
		}
	}
	for _, c := range allPaths(s) {
		if c.Path.ID != "" && strings.EqualFold(c.Path.ID, text) {
			return c.Path.Issue, c.Path.ID, nil
		}
	}
	var parts []string
	for _, n := range names {
		if text != "" && strings.Contains(strings.ToLower(n), strings.ToLower(text)) {
			parts = append(parts, n)
		}
	}
	switch {
	case len(parts) == 1:
		return parts[0], "", nil
	case len(parts) > 1:
		return "", "", fmt.Errorf("%q can be %s; write more of it", text, quoted(parts, " or "))
	}
	if near := nearest.Of(text, append(names, pathIDs(s)...)); near != "" {
		return "", "", fmt.Errorf("%q is not an issue with an escalation path, did you mean %q?", text, near)
	}
	return "", "", fmt.Errorf("%q is not an issue with an escalation path; there is %s", text, quoted(names, ", "))
}

// findSeverity is the level that text names, or the worst one that the issue, or its
// path of that id, is at.
func findSeverity(s *site.Site, issue, id, text string) (string, error) {
	var levels, has, own []string
	for _, level := range s.SeverityLevels() {
		levels = append(levels, string(level.ID))
		cases := casesOf(s, issue, string(level.ID))
		if len(cases) > 0 {
			has = append(has, string(level.ID))
		}
		if slices.ContainsFunc(cases, func(c Case) bool { return id != "" && c.Path.ID == id }) {
			own = append(own, string(level.ID))
		}
	}
	if text == "" {
		if len(has) == 0 {
			return "", fmt.Errorf("the severities of %q are none of %s", issue, strings.Join(levels, ", "))
		}
		return append(own, has...)[0], nil
	}
	level, ok := s.Severity(schema.Severity(text))
	switch {
	case !ok:
		return "", fmt.Errorf("%q is not a severity; there is %s", text, strings.Join(levels, ", "))
	case !slices.Contains(has, level):
		return "", fmt.Errorf("%q has no path at %s, only at %s", issue, level, strings.Join(has, ", "))
	}
	return level, nil
}

// casesOf lists the paths of an issue at a severity. A path that names no
// severity is for all of them.
func casesOf(s *site.Site, issue, severity string) []Case {
	var list []Case
	for _, c := range allPaths(s) {
		if strings.EqualFold(c.Path.Issue, issue) && s.Covers(c.Path.Severities, severity) {
			c.Severity = severity
			list = append(list, c)
		}
	}
	return list
}

// allPaths lists every path with a name, without a severity.
func allPaths(s *site.Site) []Case {
	var list []Case
	for _, e := range site.All[*schema.Escalation](s) {
		for i := range e.Data.Paths {
			if path := &e.Data.Paths[i]; path.Issue != "" {
				list = append(list, Case{Path: path, Doc: e.Doc})
			}
		}
	}
	return list
}

func issueNames(s *site.Site) []string {
	var names []string
	for _, c := range allPaths(s) {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, c.Path.Issue) }) {
			names = append(names, c.Path.Issue)
		}
	}
	return names
}

func pathIDs(s *site.Site) []string {
	var ids []string
	for _, c := range allPaths(s) {
		if c.Path.ID != "" {
			ids = append(ids, c.Path.ID)
		}
	}
	return ids
}

// describe names a path so that it can be found: by id and by place.
func describe(c Case) string {
	line := c.Doc.File.Position(c.Path.Place.Span("issue").Start).Line
	place := fmt.Sprintf("%s:%d", c.Doc.File.Path, line)
	if c.Path.ID == "" {
		return place
	}
	return c.Path.ID + " (" + place + ")"
}

func quoted(names []string, between string) string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = fmt.Sprintf("%q", n)
	}
	return strings.Join(list, between)
}
