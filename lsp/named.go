package lsp

import (
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/names"
)

// named lists the ids that the value at a path may name.
func named(d *openDocument, typeName string, path []string) []names.Name {
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
		return append([]names.Name{{ID: "executive", About: "any contact marked as executive"}}, names.Contacts(s)...)
	case plain == "config/policy/unresolved/to", plain == "config/defaults/*/owner", kind == rules.KindContact:
		return names.Contacts(s)
	case plain == "config/menu/*/link":
		return names.AllDocuments(s)
	case plain == "audiences", plain == "config/defaults/*/audiences":
		return names.Audiences(s)
	case strings.HasSuffix(plain, "drills/*/launch"):
		return names.Documents(s, "launch")
	case strings.HasSuffix(plain, "drills/*/issue"):
		return names.Issues(s)
	case strings.HasSuffix(plain, "drills/*/expect/*/who"), kind == rules.KindTarget:
		return append(names.Roles(s), names.Contacts(s)...)
	case last == "severity", strings.HasSuffix(plain, "/severities"), plain == "config/policy/severities/*/id":
		return names.Severities(s)
	case typeName == "launch" && plain == "timeline/*/needs":
		return steps(d.launch())
	case typeName == "launch" && plain == "checklist/*/states/*/item":
		return includedItems(s, d.launch())
	case typeName == "monitoring" && plain == "groups/*/metrics/*/alert", typeName == "runbook" && plain == "alerts":
		return names.Alerts(s)
	case kind != "":
		return names.Documents(s, kind)
	}
	return nil
}

// launch is the launch that a document is, or an empty one.
func (d *openDocument) launch() *schema.Launch {
	if doc := d.document(); doc != nil {
		if launch, ok := doc.Data.(*schema.Launch); ok {
			return launch
		}
	}
	return &schema.Launch{}
}

// steps are those of a launch's timeline.
func steps(launch *schema.Launch) []names.Name {
	var list []names.Name
	for _, step := range launch.Timeline {
		if step.ID != "" {
			list = append(list, names.Name{ID: step.ID, About: step.At.String() + " " + step.Title})
		}
	}
	return list
}

// includedItems are the items of all checklists that a launch includes.
func includedItems(s *site.Site, launch *schema.Launch) []names.Name {
	var list []names.Name
	for _, group := range launch.Checklist {
		items, _ := s.Included(group)
		for _, item := range items {
			list = append(list, names.Name{ID: site.ItemID(item), About: item.Title})
		}
	}
	return list
}
