// Package lint runs rules over a loaded site. A rule is data (its id, summary,
// level, reason and examples) and a function; package rules has them all, and
// package report writes what they find.
package lint

import (
	"fmt"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
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
	// Mandatory rules can be neither suppressed beside the finding nor known:
	// what they find hides other findings, or must not be public.
	Mandatory bool
	// Check reports what it finds to the pass; nil for rules that loading the
	// site checks.
	Check func(*Pass)
	// Each stands for Check in rules that read the texts of documents: it returns
	// what looks at one document, or nil. It is called for each of several workers,
	// which share the documents; so one text of each worker is in memory.
	Each func(*Pass) func(*site.Document)
}

// Pass is one rule's look at one site.
type Pass struct {
	Site *site.Site
	// Now is the time of the run; what is stale or ahead depends on it.
	Now time.Time

	rule  *Rule
	found []source.Diagnostic
	proof *Proof
	// guessed is what was spent on guesses, by file.
	guessed map[*source.File]int
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
func (p *Pass) Suggest(at tree.Place, span source.Span, message, help, text string, related ...source.Related) {
	p.Report(at, span, message, help, related...)
	p.found[len(p.found)-1].Fixes = []source.Fix{{
		Title: fmt.Sprintf("change it to `%s`", text),
		Edits: []source.Edit{{File: at.File, Span: span, Text: tree.Rewrite(at.File, span, text)}},
	}}
}

// Remove is Report with the removal of the span, which changes nothing that was
// meant.
func (p *Pass) Remove(at tree.Place, span source.Span, message, help string) {
	p.Report(at, span, message, help)
	p.found[len(p.found)-1].Fixes = []source.Fix{{
		Title: "delete it", Safe: true,
		Edits: []source.Edit{{File: at.File, Span: span}},
	}}
}

// Prove counts things that a rule has looked at, for the summary.
func (p *Pass) Prove(what string, n int) { p.proof.add(what, n) }
