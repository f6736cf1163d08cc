package lint

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
	"github.com/launchbook/launchbook/source/tree"
)

// LevelSet is the levels that a configuration sets. The zero LevelSet leaves
// every rule its own.
type LevelSet struct {
	rules     map[string]source.Level
	overrides []override
	// content is the content folder with its slash, which globs are relative to.
	content string
}

// override is levels for the files that a glob matches.
type override struct {
	glob  string
	rules map[string]source.Level
}

// Of is the level of a rule's findings in a file, if the configuration sets it.
func (l LevelSet) Of(rule, path string) (level source.Level, set bool) {
	level, set = l.rules[rule]
	for _, o := range l.overrides {
		if other, ok := o.rules[rule]; ok && doublestar.MatchUnvalidated(o.glob, strings.TrimPrefix(path, l.content)) {
			level, set = other, true
		}
	}
	return level, set
}

// Levels reads the levels that a configuration sets. Rules that do not exist
// are diagnostics, as a misspelt rule would silently stay on.
func Levels(s *site.Site, rules []Rule) (LevelSet, []source.Diagnostic) {
	r := levelReader{known: make([]string, 0, len(rules))}
	for _, rule := range rules {
		r.known = append(r.known, rule.ID)
	}
	settings := s.Config.Lint
	set := LevelSet{rules: r.read(settings.Rules, settings.Place.Child("rules"))}
	if s.Config.Content != "." {
		set.content = s.Config.Content + "/"
	}
	for _, o := range settings.Overrides {
		set.overrides = append(set.overrides, override{o.Path, r.read(o.Rules, o.Place.Child("rules"))})
	}
	source.Sort(r.found)
	return set, r.found
}

type levelReader struct {
	known []string
	found []source.Diagnostic
}

func (r *levelReader) read(written map[string]string, place tree.Place) map[string]source.Level {
	levels := map[string]source.Level{}
	for _, id := range slices.Sorted(maps.Keys(written)) {
		if !slices.Contains(r.known, id) {
			message := fmt.Sprintf("`%s` is not a rule", id)
			if near := nearest.Of(id, r.known); near != "" {
				message += fmt.Sprintf(", did you mean `%s`?", near)
			}
			r.report(place, place.Key(id), message)
			continue
		}
		// The schema has accepted no other word than a level.
		if level, ok := source.ParseLevel(written[id]); ok {
			levels[id] = level
		}
	}
	return levels
}

func (r *levelReader) report(at tree.Place, span source.Span, message string) {
	r.found = append(r.found, source.Diagnostic{Rule: "config", Level: source.Error, File: at.File, Span: span, Message: message, Address: at.Address})
}
