package rules

import (
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// severitiesOf are the ids of the severities; all of them for an empty list.
func severitiesOf(s *site.Site, list []schema.Severity) []string {
	var ids []string
	for _, severity := range list {
		if id, ok := s.Severity(severity); ok {
			ids = append(ids, id)
		}
	}
	if len(list) == 0 {
		for _, level := range s.SeverityLevels() {
			ids = append(ids, string(level.ID))
		}
	}
	return ids
}
