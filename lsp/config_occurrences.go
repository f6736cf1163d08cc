package lsp

import (
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/source/tree"
)

// configOccurrences are the contacts and documents that launchbook.yaml names
// in other places than the policy's rule about what is not resolved.
func configOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for i, policy := range s.Config.Policy.Severities {
		at := s.Config.Policy.Place.Child("severities", i)
		if at.Has("ends_at") && policy.EndsAt != "executive" {
			list = append(list, reference(rules.KindContact, policy.EndsAt, at.Child("ends_at")))
		}
	}
	for _, def := range s.Config.Defaults {
		if def.Place.Has("owner") {
			list = append(list, reference(rules.KindContact, def.Owner, def.Place.Child("owner")))
		}
	}
	for _, item := range s.Config.Menu {
		if d, ok := s.DocumentByID(item.Link); ok {
			list = append(list, reference(d.Type, d.ID, item.Place.Child("link")))
		}
	}
	return list
}

// audienceOccurrences are the audiences of launchbook.yaml and what is for
// them: documents, and passages of texts.
func audienceOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for _, a := range s.Config.Audiences {
		list = append(list, definition(symbol{kind: kindAudience, id: a.ID}, a.Place))
	}
	named := func(at tree.Place, audiences []string) {
		for i, id := range audiences {
			list = append(list, whole(symbol{kind: kindAudience, id: id}, at.Child("audiences", i)))
		}
	}
	for _, def := range s.Config.Defaults {
		named(def.Place, def.Audiences)
	}
	for _, d := range s.Documents {
		if d.Front.Has("audiences") {
			named(d.Front, d.Common.Audiences)
		}
		for _, n := range audience.NamedIn(d) {
			list = append(list, occurrence{
				symbol: symbol{kind: kindAudience, id: n.ID}, file: d.File,
				value: n.Span, name: n.Span, written: n.ID, exact: true,
			})
		}
	}
	return list
}
