// Package lint runs rules over a loaded site. A rule is data (its id, summary,
// level, reason and examples) and a function; package rules has them all, and
// package report writes what they find.
package lint

import (
	"fmt"
	"slices"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
	"github.com/launchbook/launchbook/source/tree"
)

// Rule is one thing that is proved about a site.
type Rule struct {
	// ID is in kebab-case and never changes.
	ID string
	// Summary says in one sentence what holds when the rule is silent.
	Summary string
	Level   source.Level
	// Why says what goes wrong on launch day when it does not hold.
	Why string
	// Fix says what to write.
	Fix string
	// Check reports what it finds to the pass; nil for rules that loading the
	// site checks.
	Check func(*Pass)
}

// Pass is one rule's look at one site.
type Pass struct {
	Site *site.Site
	// Now is the time of the run; what is stale or ahead depends on it.
	Now time.Time

	rule  *Rule
	found []source.Diagnostic
	proof *Proof
}

// Report adds a diagnostic with the rule's own level.
func (p *Pass) Report(at tree.Place, span source.Span, message, help string, related ...source.Related) {
	p.ReportAt(p.rule.Level, at, span, message, help, related...)
}

// ReportAt adds a diagnostic with a level that depends on the case.
func (p *Pass) ReportAt(level source.Level, at tree.Place, span source.Span, message, help string, related ...source.Related) {
	p.found = append(p.found, source.Diagnostic{
		Rule: p.rule.ID, Level: level, File: at.File, Span: span,
		Message: message, Help: help, Address: at.Address, Related: related,
	})
}

// Suggest is Report with a change that is likely right.
func (p *Pass) Suggest(at tree.Place, span source.Span, message, help, text string) {
	p.Report(at, span, message, help)
	p.found[len(p.found)-1].Fixes = []source.Fix{{
		Title: fmt.Sprintf("change it to `%s`", text),
		Edits: []source.Edit{{File: at.File, Span: span, Text: text}},
	}}
}

// Prove counts things that a rule has looked at, for the summary.
func (p *Pass) Prove(what string, n int) { p.proof.add(what, n) }

// Options say how to lint.
type Options struct {
	Now time.Time
	// Levels are by rule id and replace the rule's own; Off silences it.
	Levels map[string]source.Level
}

// Result is what linting found, and what it proved.
type Result struct {
	Diagnostics []source.Diagnostic
	Proof       Proof
	Documents   int
}

// Run runs the rules over the site. Diagnostics that loading found are part of
// the result. The order of the result depends on nothing but its content.
func Run(s *site.Site, rules []Rule, o Options) Result {
	result := Result{Documents: len(s.Documents)}
	broken := brokenTypes(s)
	all := slices.Clone(s.Diagnostics)
	for i := range rules {
		rule := &rules[i]
		pass := Pass{Site: s, Now: o.Now, rule: rule, proof: &result.Proof}
		rule.Check(&pass)
		all = append(all, pass.found...)
	}
	all = slices.DeleteFunc(all, func(d source.Diagnostic) bool { return consequence(d, s.Diagnostics, broken) })
	for i := range all {
		if level, ok := o.Levels[all[i].Rule]; ok {
			all[i].Level = level
		}
	}
	all = slices.DeleteFunc(all, func(d source.Diagnostic) bool { return d.Level == source.Off })
	source.Sort(all)
	result.Diagnostics = all
	return result
}

// brokenTypes are the types of which a document has syntax or schema errors.
func brokenTypes(s *site.Site) map[string]bool {
	broken := map[string]bool{}
	for _, d := range s.Documents {
		if d.Broken {
			broken[d.Type] = true
		}
	}
	return broken
}

// consequence tells whether a finding is most likely only what follows from a
// mistake that is reported already: in the same mapping or value, or because
// the document that a reference leads to could not be read.
func consequence(d source.Diagnostic, loaded []source.Diagnostic, broken map[string]bool) bool {
	switch d.Rule {
	case "unresolved-reference", "launch-documents", "unused-contact", "broken-link", "unknown-severity":
		if len(broken) > 0 {
			return true
		}
	}
	for _, l := range loaded {
		if l.Level == source.Error && l.Rule != d.Rule && d.File != nil && l.Path() == d.Path() && l.Span != d.Span && related(l.Address, d.Address) {
			return true
		}
	}
	return false
}

// related tells whether one address lies within the other, other than the root.
func related(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != "" && b != "" && len(b) >= len(a) && b[:len(a)] == a
}

// Levels reads the levels that a configuration sets. Rules that do not exist
// are diagnostics, as a misspelt rule would silently stay on.
func Levels(s *site.Site, rules []Rule) (map[string]source.Level, []source.Diagnostic) {
	levels := map[string]source.Level{}
	var found []source.Diagnostic
	ids := make([]string, 0, len(rules))
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	place := s.Config.Lint.Place.Child("rules")
	for id, name := range s.Config.Lint.Rules {
		level, ok := source.ParseLevel(name)
		known := slices.Contains(ids, id)
		switch {
		case ok && known:
			levels[id] = level
		case !known:
			message := fmt.Sprintf("`%s` is not a rule", id)
			if near := nearest.Of(id, ids); near != "" {
				message += fmt.Sprintf(", did you mean `%s`?", near)
			}
			found = append(found, source.Diagnostic{Rule: "config", Level: source.Error, File: s.ConfigFile, Span: place.Key(id), Message: message})
		}
	}
	source.Sort(found)
	return levels, found
}
