package lint

import (
	"fmt"
	"slices"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
)

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
