package suppress

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
)

// The ids of the rules about the comments themselves.
const (
	RuleSyntax  = "suppression-syntax"
	RuleUnknown = "suppression-unknown-rule"
	RuleRefused = "suppression-refused"
	RuleReason  = "suppression-reason"
	RuleExpired = "suppression-expired"
	RuleUnused  = "suppression-unused"
)

const form = "write `launchbook-ignore RULE until=2027-01-31: REASON`; `until` may be left out"

func (c *comment) report(rule string, level source.Level, span source.Span, message, help string) source.Diagnostic {
	return source.Diagnostic{Rule: rule, Level: level, File: c.file, Span: span, Message: message, Help: help}
}

// mistakes are what is wrong with the comment whatever it is for.
func (c *comment) mistakes(rules Rules, s *site.Site, now time.Time) []source.Diagnostic {
	if c.other != "" {
		return []source.Diagnostic{c.report(RuleSyntax, source.Error, c.span, fmt.Sprintf("`%s` is not a comment that launchbook reads", c.other), form)}
	}
	if c.odd != nil {
		return []source.Diagnostic{c.report(RuleSyntax, source.Error, c.odd.span, fmt.Sprintf("`%s` is neither a rule nor `until=DATE`", c.odd.id), form)}
	}
	if len(c.rules) == 0 {
		return []source.Diagnostic{c.report(RuleSyntax, source.Error, c.span, "`launchbook-ignore` names no rule", form)}
	}
	if _, err := c.last(s); err != nil {
		return []source.Diagnostic{c.report(RuleSyntax, source.Error, c.until.span, fmt.Sprintf("`until` must be a date such as `2027-01-31`, got `%s`", c.until.id), form)}
	}
	var found []source.Diagnostic
	for _, rule := range c.rules {
		switch {
		case !slices.Contains(rules.All, rule.id):
			found = append(found, c.unknown(rule, rules.All))
		case rules.Mandatory[rule.id]:
			found = append(found, c.report(RuleRefused, source.Error, rule.span, fmt.Sprintf("`%s` cannot be suppressed", rule.id), "mend what it finds; what it hides would be missed"))
		}
	}
	if c.expired(s, now) {
		return append(found, c.report(RuleExpired, source.Warning, c.until.span, fmt.Sprintf("this suppression ended on %s", c.until.id), "mend the finding and remove the comment, or move the date"))
	}
	if c.reason == "" {
		found = append(found, c.report(RuleReason, source.Warning, c.span, "this suppression has no reason", "say why the finding is right as it is: `launchbook-ignore "+c.rules[0].id+": REASON`"))
	}
	return found
}

func (c *comment) unknown(rule named, ids []string) source.Diagnostic {
	d := c.report(RuleUnknown, source.Error, rule.span, fmt.Sprintf("`%s` is not a rule", rule.id), "`launchbook rules` lists them")
	if near := nearest.Of(rule.id, ids); near != "" {
		d.Message += fmt.Sprintf(", did you mean `%s`?", near)
		d.Fixes = []source.Fix{{Title: "change it to `" + near + "`", Edits: []source.Edit{{File: c.file, Span: rule.span, Text: near}}}}
	}
	return d
}

// active are the rules that the comment suppresses. A slip in it is an error of
// its own, and does not bring back the finding as a second one.
func (c *comment) active(rules Rules, s *site.Site, now time.Time) []named {
	if c.expired(s, now) {
		return nil
	}
	var list []named
	for _, rule := range c.rules {
		if !slices.Contains(rules.All, rule.id) {
			rule.id = nearest.Of(rule.id, rules.All)
		}
		if rule.id != "" && !rules.Mandatory[rule.id] {
			list = append(list, rule)
		}
	}
	return list
}

// unused are the rules of the comment that found nothing where it stands.
func (c *comment) unused(rules Rules, s *site.Site, now time.Time, used map[use]bool) []source.Diagnostic {
	if _, err := c.last(s); c.broken || c.odd != nil || err != nil {
		return nil
	}
	var found []source.Diagnostic
	for _, rule := range c.active(rules, s, now) {
		if !slices.Contains(c.rules, rule) {
			continue // misspelt
		}
		if used[use{c, rule.id}] || rules.Off(rule.id, c.file.Path) || rules.Unsure(rule.id, c.file.Path) {
			continue
		}
		d := c.report(RuleUnused, source.Warning, rule.span, fmt.Sprintf("`%s` finds nothing in the line that this is for", rule.id), "remove the suppression")
		if len(c.rules) == 1 {
			d.Fixes = []source.Fix{{Title: "remove the suppression", Safe: true, Edits: []source.Edit{{File: c.file, Span: c.whole()}}}}
		}
		found = append(found, d)
	}
	return found
}

// whole is the comment with the blanks before it, or with its line when it
// stands alone there.
func (c *comment) whole() source.Span {
	line := c.file.LineSpan(c.file.Position(c.span.Start).Line)
	before := c.file.Text(source.Span{Start: line.Start, End: c.span.Start})
	after := c.file.Text(source.Span{Start: min(c.span.End, line.End), End: line.End})
	span := source.Span{Start: line.Start + len(strings.TrimRight(before, " \t")), End: c.span.End}
	if strings.TrimSpace(before) != "" || strings.TrimSpace(after) != "" {
		return span
	}
	next := c.file.LineSpan(c.file.Position(c.span.Start).Line + 1)
	return source.Span{Start: line.Start, End: max(next.Start, line.End)}
}
