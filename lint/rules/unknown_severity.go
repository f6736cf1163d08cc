package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

var unknownSeverity = lint.Rule{
	ID:      "unknown-severity",
	Summary: "Every severity is on the severity scale.",
	Level:   source.Error,
	Why:     "A severity that nobody defined has no path, no decider and no time limit.",
	Fix:     "Use a level of the incident document's scale, or one of its aliases.",
	Check: func(p *lint.Pass) {
		for _, d := range p.Site.Documents {
			for _, path := range severityKeys[d.Type] {
				for at := range places(d.Front, path) {
					checkSeverity(p, at)
				}
			}
		}
		for i, policy := range p.Site.Config.Policy.Severities {
			if policy.ID != "" {
				checkSeverity(p, p.Site.Config.Policy.Place.Child("severities", i, "id"))
			}
		}
	},
}

var severityKeys = map[string][][]string{
	"escalation": {{"paths", "*", "severities", "*"}},
	"decisions":  {{"decisions", "*", "severities", "*"}},
	"monitoring": {{"groups", "*", "metrics", "*", "severity"}},
	"runbook":    {{"severity"}},
}

// ranked is a severity that is a word and a digit, such as S1, Sev 1 or P-1.
var ranked = lazy.Regexp(`^[A-Za-z]+[- _]?([0-9])$`)

// sameRank is the level that has the same digit, where exactly one has.
func sameRank(written string, names []string) string {
	m := ranked().FindStringSubmatch(written)
	if m == nil {
		return ""
	}
	found := ""
	for _, name := range names {
		if of := ranked().FindStringSubmatch(name); of == nil || of[1] != m[1] {
			continue
		}
		if found != "" {
			return ""
		}
		found = name
	}
	return found
}

func checkSeverity(p *lint.Pass, at tree.Place) {
	if _, ok := p.Site.Severity(schema.Severity(at.Node.Text)); ok {
		return
	}
	var names []string
	for _, level := range p.Site.SeverityLevels() {
		names = append(names, string(level.ID))
	}
	candidates := names
	for _, level := range p.Site.SeverityLevels() {
		candidates = append(candidates, level.Aliases...)
	}
	near, suggestion := "", ""
	if near = sameRank(at.Node.Text, names); near != "" {
		suggestion = fmt.Sprintf(", did you mean `%s`?", near)
	} else {
		near, suggestion = didYouMean(p, at.File, at.Node.Text, func() []string { return candidates })
	}
	message := fmt.Sprintf("`%s` is not on the severity scale %s%s", at.Node.Text, quoteList(names), suggestion)
	if near != "" {
		p.Suggest(at, at.Node.Span, message, "", near)
		return
	}
	p.Report(at, at.Node.Span, message, "use a level or an alias of the incident document")
}
