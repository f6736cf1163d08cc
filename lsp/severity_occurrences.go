package lsp

import (
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/tree"
)

// severityOccurrences go by the level that is meant, whatever it is called.
func severityOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for _, incident := range site.All[*schema.Incident](s) {
		for _, level := range incident.Data.Severities {
			list = append(list, definition(symbol{kind: kindSeverity, id: string(level.ID)}, level.Place))
		}
	}
	visit := func(at tree.Place, path []string) {
		if id, ok := s.Severity(schema.Severity(at.Node.Text)); ok && at.Node.Kind == tree.String && severityPath(path) {
			list = append(list, whole(symbol{kind: kindSeverity, id: id}, at))
		}
	}
	for _, d := range s.Documents {
		walk(d.Front, nil, visit)
	}
	for i := range s.Config.Policy.Severities {
		if at := s.Config.Policy.Place.Child("severities", i); at.Has("id") {
			visit(at.Child("id"), []string{"severity"})
		}
	}
	walk(s.Config.Place.Child("drills"), nil, visit)
	return list
}

// severityPath tells whether the value at a path is a severity.
func severityPath(path []string) bool {
	n := len(path)
	return path[n-1] == "severity" || n > 1 && path[n-2] == "severities" && path[n-1] == "*"
}
