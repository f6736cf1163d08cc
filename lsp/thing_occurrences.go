package lsp

import (
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/tree"
)

// thingOccurrences are the things with an id within documents, such as metrics,
// paths and steps of a timeline, and what steps and states of items name.
func thingOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for _, d := range s.Documents {
		walk(d.Front, nil, func(at tree.Place, path []string) {
			kind := strings.Join(path, "/")
			if at.Node.Kind != tree.Map || !at.Has("id") || kind == "contacts/*" && d.Type == "contacts" || kind == "severities/*" && d.Type == "incident" {
				return
			}
			if id := at.Node.Get("id"); id.Kind == tree.String {
				list = append(list, definition(symbol{kind, id.Text, d.File.Path}, at))
			}
		})
	}
	for _, l := range site.All[*schema.Launch](s) {
		for _, step := range l.Data.Timeline {
			for i, need := range step.Needs {
				list = append(list, whole(symbol{"timeline/*", need, l.Doc.File.Path}, step.Place.Child("needs", i)))
			}
		}
		for _, group := range l.Data.Checklist {
			if _, included := s.Included(group); included != nil {
				for _, state := range group.States {
					if state.Item == "" {
						continue
					}
					list = append(list, whole(symbol{"items/*", state.Item, included.File.Path}, state.Place.Child("item")))
				}
			}
		}
	}
	return list
}
