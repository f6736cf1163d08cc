package lsp

import (
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
)

// name is an id that may be written at a place.
type name struct{ id, about string }

// named lists the ids that the value at a path may name.
func named(d *openDocument, typeName string, path []string) []name {
	s := d.site.site
	if s == nil || len(path) == 0 {
		return nil
	}
	plain := strings.TrimSuffix(strings.Join(path, "/"), "/*") // without the items of a list of ids
	if typeName == configType {
		plain = "config/" + plain
	}
	kind, last := rules.ReferenceKind(typeName, path), path[len(path)-1]
	switch {
	case plain == "config/policy/severities/*/ends_at":
		return append([]name{{"executive", "any contact marked as executive"}}, contacts(s)...)
	case plain == "config/policy/unresolved/to", plain == "config/defaults/*/owner", kind == rules.KindContact:
		return contacts(s)
	case plain == "config/menu/*/link":
		return allDocuments(s)
	case plain == "audiences", plain == "config/defaults/*/audiences":
		return audiences(s)
	case strings.HasSuffix(plain, "drills/*/launch"):
		return documents(s, "launch")
	case strings.HasSuffix(plain, "drills/*/issue"):
		return issues(s)
	case strings.HasSuffix(plain, "drills/*/expect/*/who"), kind == rules.KindTarget:
		return append(roles(s), contacts(s)...)
	case last == "severity", strings.HasSuffix(plain, "/severities"), plain == "config/policy/severities/*/id":
		return severities(s)
	case typeName == "launch" && plain == "timeline/*/needs":
		return steps(d)
	case typeName == "launch" && plain == "checklist/*/states/*/item":
		return includedItems(d)
	case typeName == "monitoring" && plain == "groups/*/metrics/*/alert", typeName == "runbook" && plain == "alerts":
		return alertNames(s)
	case kind != "":
		return documents(s, kind)
	}
	return nil
}

func contacts(s *site.Site) []name {
	var list []name
	for _, id := range s.ContactIDs() {
		c, _, _ := s.Contact(id)
		about := c.Name
		if c.Role != "" {
			about += ", " + c.Role
		}
		list = append(list, name{id, about})
	}
	return list
}

func roles(s *site.Site) []name {
	var list []name
	for _, d := range documents(s, "on-call") {
		list = append(list, name{"on-call/" + d.id + ".primary", d.about}, name{"on-call/" + d.id + ".secondary", d.about})
	}
	return list
}

func documents(s *site.Site, typeName string) []name {
	var list []name
	for _, id := range s.DocumentIDs(typeName) {
		d, _ := s.Document(typeName, id)
		list = append(list, name{id, d.Title})
	}
	return list
}

func allDocuments(s *site.Site) []name {
	var list []name
	for _, d := range s.Documents {
		list = append(list, name{d.ID, d.Title})
	}
	return list
}

func audiences(s *site.Site) []name {
	var list []name
	for _, a := range s.Config.Audiences {
		list = append(list, name{a.ID, a.Title})
	}
	return list
}

func alertNames(s *site.Site) []name {
	var list []name
	for _, a := range s.Alerts.Names() {
		list = append(list, name{a, s.Alerts.Named(a)[0].File.Path})
	}
	return list
}

func issues(s *site.Site) []name {
	var list []name
	for _, issue := range drill.Issues(s) {
		list = append(list, name{issue.Name, strings.Join(issue.Severities, ", ")})
	}
	return list
}

func severities(s *site.Site) []name {
	var list []name
	for _, level := range s.SeverityLevels() {
		list = append(list, name{string(level.ID), level.Meaning})
	}
	return list
}

func steps(d *openDocument) []name {
	doc := d.document()
	if doc == nil {
		return nil
	}
	var list []name
	if launch, ok := doc.Data.(*schema.Launch); ok {
		for _, step := range launch.Timeline {
			if step.ID != "" {
				list = append(list, name{step.ID, step.At.String() + " " + step.Title})
			}
		}
	}
	return list
}

// includedItems are the items of all checklists that a launch includes.
func includedItems(d *openDocument) []name {
	doc := d.document()
	if doc == nil {
		return nil
	}
	var list []name
	if launch, ok := doc.Data.(*schema.Launch); ok {
		for _, group := range launch.Checklist {
			items, _ := d.site.site.Included(group)
			for _, item := range items {
				list = append(list, name{site.ItemID(item), item.Title})
			}
		}
	}
	return list
}
