package lsp

import (
	"slices"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// name is an id that may be written at a place.
type name struct{ id, about string }

// document is the text's document as the site was last loaded, or nil.
func (d *openDocument) document() *site.Document {
	if d.site == nil || d.site.site == nil {
		return nil
	}
	for _, doc := range d.site.site.Documents {
		if doc.File.Path == d.file.Path {
			return doc
		}
	}
	return nil
}

// named lists the ids that the value at a path may name.
func named(d *openDocument, typeName string, path []string) []name {
	s := d.site.site
	if s == nil || len(path) == 0 {
		return nil
	}
	kind := rules.ReferenceKind(typeName, path)
	last := path[len(path)-1]
	switch {
	case typeName == configType && slices.Equal(path, []string{"policy", "unresolved", "to"}):
		return contacts(s)
	case typeName == configType && slices.Equal(path, []string{"policy", "severities", "*", "ends_at"}):
		return append([]name{{"executive", "any contact marked as executive"}}, contacts(s)...)
	case last == "severity" || slices.Contains(path, "severities") && (last == "*" || typeName == configType && last == "id"):
		return severities(s)
	case typeName == "launch" && len(path) >= 3 && path[0] == "timeline" && slices.Contains(path, "needs"):
		return steps(d)
	case kind == rules.KindContact:
		return contacts(s)
	case kind == rules.KindTarget:
		return append(roles(s), contacts(s)...)
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
