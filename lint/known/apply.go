package known

import (
	"fmt"
	"slices"
	"time"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
)

// Apply leaves out the findings that the file knows. Those of an entry that has
// expired come back, with a note on it. Entries without a finding are findings,
// but for those whose rule is unsure of what it finds in their file, as not all
// that it looks at was read. Mandatory rules are never known.
func (f *File) Apply(list []source.Diagnostic, mandatory map[string]bool, unsure func(rule, path string) bool, now time.Time, zone *time.Location) []source.Diagnostic {
	if f == nil || len(f.Findings) == 0 {
		return list
	}
	entries := map[id]int{}
	again := make([]bool, len(f.Findings))
	for i, entry := range f.Findings {
		known := id{entry.Rule, entry.Path, entry.Key}
		if _, again[i] = entries[known]; !again[i] {
			entries[known] = i
		}
	}
	used := make([]bool, len(f.Findings))
	var kept []source.Diagnostic
	for _, d := range list {
		i, ok := entries[idOf(d)]
		if !ok || mandatory[d.Rule] {
			kept = append(kept, d)
			continue
		}
		used[i] = true
		if entry := f.Findings[i]; entry.expired(now, zone) {
			d.Related = append(slices.Clone(d.Related), source.Related{
				File: f.source, Span: entry.Place.Span("until"), Message: fmt.Sprintf("this was known until %s: %s", entry.Until, entry.Reason),
			})
			kept = append(kept, d)
		}
	}
	for i, entry := range f.Findings {
		switch {
		case again[i]:
			kept = append(kept, f.removable(i, fmt.Sprintf("an entry before this one is for `%s` in `%s` already", entry.Rule, entry.Path), "remove one of the two"))
		case !used[i] && !unsure(entry.Rule, entry.Path):
			kept = append(kept, f.removable(i, fmt.Sprintf("`%s` is no longer found in `%s`", entry.Rule, entry.Path), "remove the entry, so that it does not hide the next one"))
		}
	}
	source.Sort(kept)
	return kept
}

// id is what an entry and its finding have in common.
type id struct{ rule, path, key string }

func idOf(d source.Diagnostic) id { return id{d.Rule, d.Path(), d.Key} }

func (e Finding) expired(now time.Time, zone *time.Location) bool {
	return !e.Until.IsZero() && !now.Before(e.Until.In(zone).AddDate(0, 0, 1))
}

// removable reports an entry that hides nothing, with the change that removes it.
func (f *File) removable(i int, message, help string) source.Diagnostic {
	entry := f.Findings[i]
	d := source.Diagnostic{
		Rule: RuleFixed, Level: source.Warning, File: f.source, Span: entry.Place.Span("rule"), Address: entry.Place.Address,
		Key:     fmt.Sprintf("/findings/[%s %s %s]", entry.Rule, entry.Path, entry.Key),
		Message: message, Help: help,
	}
	if span, ok := f.lines(i); ok {
		d.Fixes = []source.Fix{{Title: "remove the entry", Safe: true, Edits: []source.Edit{{File: f.source, Span: span}}}}
	}
	return d
}

// lines are the whole lines of an entry, if it begins with `- ` on one and
// shares none with another entry.
func (f *File) lines(i int) (source.Span, bool) {
	line := func(n int) int { return f.source.Position(f.Findings[n].Place.Node.Span.Start).Line }
	first := line(i)
	start := f.source.LineSpan(first).Start
	dash := f.source.Text(source.Span{Start: start, End: f.Findings[i].Place.Node.Span.Start})
	if i > 0 && line(i-1) == first || !isDash(dash) {
		return source.Span{}, false
	}
	last := f.source.Position(f.Findings[i].Place.Node.Span.End).Line
	if i+1 < len(f.Findings) && line(i+1) <= last {
		return source.Span{}, false
	}
	return source.Span{Start: start, End: max(f.source.LineSpan(last+1).Start, f.source.LineSpan(last).End)}, true
}

func isDash(before string) bool {
	dashes := 0
	for _, r := range before {
		switch r {
		case '-':
			dashes++
		case ' ':
		default:
			return false
		}
	}
	return dashes == 1
}

func (f *File) unknownRules(rules []string) []source.Diagnostic {
	var found []source.Diagnostic
	for _, entry := range f.Findings {
		if slices.Contains(rules, entry.Rule) {
			continue
		}
		message := fmt.Sprintf("`%s` is not a rule", entry.Rule)
		if near := nearest.Of(entry.Rule, rules); near != "" {
			message += fmt.Sprintf(", did you mean `%s`?", near)
		}
		at := entry.Place.Child("rule")
		found = append(found, source.Diagnostic{Rule: "config", Level: source.Error, File: f.source, Span: entry.Place.Span("rule"), Address: at.Address, Message: message})
	}
	return found
}
