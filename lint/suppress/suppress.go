// Package suppress leaves out findings that a comment beside them calls right,
// with a reason and, if it is to be looked at again, a date:
//
//	# launchbook-ignore escalation-wait until=2027-01-31: the pager is new
//	<!-- launchbook-ignore broken-link: the page is written next week -->
package suppress

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// Rules are the ids of the rules that a site is linted by.
type Rules struct {
	All []string
	// Mandatory ones cannot be suppressed.
	Mandatory map[string]bool
	// Off tells whether a rule finds nothing in a file because its level is off.
	Off func(rule, path string) bool
	// Unsure tells whether a rule may miss something in a file because a value
	// that it draws on says nothing.
	Unsure func(rule, path string) bool
}

// Apply leaves out the findings that comments of the site suppress, and adds
// what is wrong with those comments. Of the documents, only the marked ones have any.
func Apply(s *site.Site, marked []*site.Document, list []source.Diagnostic, rules Rules, now time.Time) []source.Diagnostic {
	var found []source.Diagnostic
	used := map[use]bool{}
	byPlace := map[place][]*comment{}
	var comments []*comment
	for _, area := range areas(s, marked) {
		for _, c := range area.comments() {
			found = append(found, c.mistakes(rules, s, now)...)
			comments = append(comments, c)
			for _, rule := range c.active(rules, s, now) {
				at := place{c.file, c.target, rule.id}
				byPlace[at] = append(byPlace[at], c)
			}
		}
	}
	list = slices.DeleteFunc(list, func(d source.Diagnostic) bool {
		if d.File == nil {
			return false
		}
		start, _ := d.Range()
		covering := byPlace[place{d.File, start.Line, d.Rule}]
		for _, c := range covering {
			used[use{c, d.Rule}] = true
		}
		return len(covering) > 0
	})
	for _, c := range comments {
		found = append(found, c.unused(rules, s, now, used)...)
	}
	return append(list, found...)
}

// place is where a rule is suppressed.
type place struct {
	file *source.File
	line int
	rule string
}

// use is a rule of a comment that left out a finding.
type use struct {
	comment *comment
	rule    string
}
