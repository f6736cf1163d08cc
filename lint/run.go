package lint

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

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
	keys(s, all)
	result.Diagnostics = all
	return result
}
