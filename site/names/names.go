// Package names lists what may be named in a site, for whoever completes a word.
package names

import (
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
)

// Name is an id, or another word by which something is called, and what it is.
type Name struct{ ID, About string }

// Contacts are everybody, with their names and roles.
func Contacts(s *site.Site) []Name {
	var list []Name
	for _, id := range s.ContactIDs() {
		c, _, _ := s.Contact(id)
		about := c.Name
		if c.Role != "" {
			about += ", " + c.Role
		}
		list = append(list, Name{id, about})
	}
	return list
}

// Roles are the on-call roles that can be notified.
func Roles(s *site.Site) []Name {
	var list []Name
	for _, d := range Documents(s, "on-call") {
		list = append(list, Name{"on-call/" + d.ID + ".primary", d.About}, Name{"on-call/" + d.ID + ".secondary", d.About})
	}
	return list
}

// Documents are those of a type, with their titles.
func Documents(s *site.Site, typeName string) []Name {
	var list []Name
	for _, id := range s.DocumentIDs(typeName) {
		d, _ := s.Document(typeName, id)
		list = append(list, Name{id, d.Title})
	}
	return list
}

// AllDocuments are those of every type.
func AllDocuments(s *site.Site) []Name {
	var list []Name
	for _, d := range s.Documents {
		list = append(list, Name{d.ID, d.Title})
	}
	return list
}

// Audiences are those of the configuration.
func Audiences(s *site.Site) []Name {
	var list []Name
	for _, a := range s.Config.Audiences {
		list = append(list, Name{a.ID, a.Title})
	}
	return list
}

// Alerts are those of the alerting rules, with the files that have them.
func Alerts(s *site.Site) []Name {
	var list []Name
	for _, a := range s.Alerts.Names() {
		list = append(list, Name{a, s.Alerts.Named(a)[0].File.Path})
	}
	return list
}

// Issues are what escalation paths are for, with their severities.
func Issues(s *site.Site) []Name {
	var list []Name
	for _, issue := range drill.Issues(s) {
		list = append(list, Name{issue.Name, strings.Join(issue.Severities, ", ")})
	}
	return list
}

// Severities are the levels of the scale, with what they mean.
func Severities(s *site.Site) []Name {
	var list []Name
	for _, level := range s.SeverityLevels() {
		list = append(list, Name{string(level.ID), level.Meaning})
	}
	return list
}
