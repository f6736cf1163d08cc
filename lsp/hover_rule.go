package lsp

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// suppression starts a comment that lets a finding be.
const suppression = "launchbook-ignore"

// ruleWords are what looks like a rule's id.
var ruleWords = regexp.MustCompile(`[a-z][a-z0-9-]*`)

// rule is what the rule proves whose id stands at the place: in a comment that
// suppresses it, or among the levels of launchbook.yaml.
func (h hovered) rule() (text string, span source.Span, ok bool) {
	line := h.file.LineSpan(h.file.Position(h.offset).Line)
	written := h.file.Text(line)
	from := strings.Index(written, suppression)
	if from < 0 && !h.levels() {
		return "", span, false
	}
	for _, m := range ruleWords.FindAllStringIndex(written, -1) {
		span = source.Span{Start: line.Start + m[0], End: line.Start + m[1]}
		if m[0] <= from+len(suppression) && from >= 0 || h.offset < span.Start || h.offset > span.End {
			continue
		}
		if rule, ok := ruleByID(written[m[0]:m[1]]); ok {
			return aboutRule(rule), span, true
		}
	}
	return "", span, false
}

// levels tells whether the place is a key of a mapping of rules to levels.
func (h hovered) levels() bool {
	path := h.spot.path
	return h.file.Path == site.ConfigName && h.inData && h.spot.key && len(path) > 2 && path[0] == "lint" && path[len(path)-2] == "rules"
}

func ruleByID(id string) (lint.Rule, bool) {
	all := rules.All()
	i := slices.IndexFunc(all, func(r lint.Rule) bool { return r.ID == id })
	if i < 0 {
		return lint.Rule{}, false
	}
	return all[i], true
}

// aboutRule is what a rule proves, why, and where its page is.
func aboutRule(r lint.Rule) string {
	return fmt.Sprintf("**%s** (%s): %s\n\n%s\n\n[What it finds, and what to write instead](%s)", r.ID, r.Level, r.Summary, r.Why, report.RulePage(r.ID))
}
