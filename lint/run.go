package lint

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/lint/suppress"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// Options say how to lint.
type Options struct {
	Now time.Time
	// Levels replace the rules' own.
	Levels LevelSet
	// Known findings are left out; nil knows none.
	Known *known.File
}

// Result is what linting found, and what it proved.
type Result struct {
	Diagnostics []source.Diagnostic
	Proof       Proof
	Documents   int
}

// Run runs the rules over the site. They are the whole catalogue, with the rules
// that loading checks: comments may speak of those too. Diagnostics that loading
// found are part of the result. The order of the result depends on nothing but
// its content.
func Run(s *site.Site, rules []Rule, o Options) Result {
	found, proof, marked := check(s, rules, o)
	found = append(found, s.Diagnostics...)
	left := withoutExceptions(s, marked, rules, o, found, losses{})
	if losses := lossesOf(s, left); losses.any() {
		left = losses.withoutConsequences(s, withoutExceptions(s, marked, rules, o, found, losses))
	}
	return Result{Diagnostics: left, Proof: proof, Documents: len(s.Documents)}
}

// withoutExceptions is the findings that are neither suppressed nor off nor
// known, with what is wrong with the exceptions. They apply to consequences too:
// an exception is in use even where a mistake elsewhere keeps its finding from
// being shown, and with the losses known, none is called unused because of them.
// Only the marked documents have comments.
func withoutExceptions(s *site.Site, marked []*site.Document, rules []Rule, o Options, found []source.Diagnostic, losses losses) []source.Diagnostic {
	list := suppress.Apply(s, marked, slices.Clone(found), suppressible(rules, o.Levels, losses.obscure), o.Now)
	list = o.Levels.apply(list)
	source.Sort(list)
	keys(s, list)
	unread := unread(s)
	unsure := func(rule, path string) bool { return unread[path] || losses.obscure(rule, path) }
	list = o.Known.Apply(list, Mandatory(rules), unsure, o.Now, s.Zone)
	return o.Levels.apply(list)
}

// unread has the paths of the documents that were not read whole.
func unread(s *site.Site) map[string]bool {
	set := map[string]bool{}
	for _, d := range s.Documents {
		if d.Broken || d.Body.Refused {
			set[d.File.Path] = true
		}
	}
	return set
}

// apply sets the levels and leaves out what is off.
func (l LevelSet) apply(list []source.Diagnostic) []source.Diagnostic {
	for i := range list {
		if level, ok := l.Of(list[i].Rule, list[i].Path()); ok {
			list[i].Level = level
		}
	}
	return slices.DeleteFunc(list, func(d source.Diagnostic) bool { return d.Level == source.Off })
}

// suppressible is what comments in the site may speak of.
func suppressible(rules []Rule, levels LevelSet, unsure func(rule, path string) bool) suppress.Rules {
	r := suppress.Rules{All: IDs(rules), Mandatory: Mandatory(rules), Unsure: unsure}
	r.Off = func(rule, path string) bool {
		level, set := levels.Of(rule, path)
		return set && level == source.Off
	}
	return r
}

// IDs lists the ids of rules.
func IDs(rules []Rule) []string {
	ids := make([]string, 0, len(rules))
	for _, rule := range rules {
		ids = append(ids, rule.ID)
	}
	return ids
}

// Mandatory has the ids of the rules that can be neither suppressed nor known.
func Mandatory(rules []Rule) map[string]bool {
	set := map[string]bool{}
	for _, rule := range rules {
		if rule.Mandatory {
			set[rule.ID] = true
		}
	}
	return set
}
