package rules

import (
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/tree"
)

// severitiesOf are the ids of the severities; all of them where at has no
// `severities`.
func severitiesOf(s *site.Site, list []schema.Severity, at tree.Place) []string {
	var ids []string
	for _, severity := range list {
		if id, ok := s.Severity(severity); ok {
			ids = append(ids, id)
		}
	}
	if !at.Has("severities") {
		for _, level := range s.SeverityLevels() {
			ids = append(ids, string(level.ID))
		}
	}
	return ids
}
