package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// The kinds of a thing with an id that are no document type.
const (
	kindSeverity = "severity"
	kindStep     = "step"
)

// symbol is a thing with an id.
type symbol struct {
	// kind is rules.KindContact, kindSeverity, kindStep or a document type.
	kind, id string
	// within is the path of the document that a step belongs to.
	within string
}

// occurrence is one place that names a symbol.
type occurrence struct {
	symbol
	at tree.Place
	// before and after are what stands around the id in the value, such as
	// "on-call/" and ".primary".
	before, after string
	defines       bool
	// implied is set for a document that has its id from its file's name.
	implied bool
}

// span is the id as written, without quotes and what else the value has.
func (o occurrence) span() source.Span {
	if o.implied {
		return source.Span{}
	}
	whole := o.at.Node.Span
	i := strings.Index(o.at.File.Text(whole), o.before+o.id+o.after)
	if i < 0 {
		return whole // escaped, an alias, or another name of the same
	}
	start := whole.Start + i + len(o.before)
	return source.Span{Start: start, End: start + len(o.id)}
}

// occurrences are all places of a site that define or name something.
func occurrences(s *site.Site) []occurrence {
	var list []occurrence
	for _, c := range site.All[*schema.Contacts](s) {
		for _, contact := range c.Data.Contacts {
			list = append(list, definition(symbol{kind: rules.KindContact, id: contact.ID}, contact.Place))
		}
	}
	for _, d := range s.Documents {
		o := definition(symbol{kind: d.Type, id: d.ID}, d.Front)
		o.implied = !d.Front.Has("id")
		list = append(list, o)
	}
	for _, r := range rules.References(s) {
		list = append(list, reference(r.Kind, r.ID, r.At))
	}
	list = append(list, severityOccurrences(s)...)
	list = append(list, stepOccurrences(s)...)
	list = append(list, drillOccurrences(s)...)
	return slices.DeleteFunc(list, func(o occurrence) bool { return o.id == "" })
}

func definition(sym symbol, at tree.Place) occurrence {
	return occurrence{symbol: sym, at: at.Child("id"), defines: true}
}

// reference is what a value names: by its kind, and of a target by its form.
func reference(kind, id string, at tree.Place) occurrence {
	if kind != rules.KindTarget {
		return occurrence{symbol: symbol{kind: kind, id: id}, at: at}
	}
	target, ok := reach.ParseTarget(id)
	if !ok || target.OnCall == "" {
		return occurrence{symbol: symbol{kind: rules.KindContact, id: target.Contact}, at: at}
	}
	return occurrence{symbol: symbol{kind: "on-call", id: target.OnCall}, at: at, before: "on-call/", after: "." + target.Role}
}

// severityOccurrences go by the level that is meant, whatever it is called.
func severityOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	name := func(at tree.Place) {
		if id, ok := s.Severity(schema.Severity(at.Node.Text)); ok && at.Node.Kind == tree.String {
			list = append(list, occurrence{symbol: symbol{kind: kindSeverity, id: id}, at: at})
		}
	}
	for _, incident := range site.All[*schema.Incident](s) {
		for _, level := range incident.Data.Severities {
			list = append(list, definition(symbol{kind: kindSeverity, id: string(level.ID)}, level.Place))
		}
	}
	for _, d := range s.Documents {
		walk(d.Front, nil, func(at tree.Place, path []string) {
			if n := len(path); path[n-1] == "severity" || n > 1 && path[n-2] == "severities" && path[n-1] == "*" {
				name(at)
			}
		})
	}
	for i, policy := range s.Config.Policy.Severities {
		at := s.Config.Policy.Place.Child("severities", i)
		if at.Has("id") {
			name(at.Child("id"))
		}
		if at.Has("ends_at") && policy.EndsAt != "executive" {
			list = append(list, reference(rules.KindContact, policy.EndsAt, at.Child("ends_at")))
		}
	}
	return list
}

func stepOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for _, l := range site.All[*schema.Launch](s) {
		for _, step := range l.Data.Timeline {
			list = append(list, definition(symbol{kindStep, step.ID, l.Doc.File.Path}, step.Place))
			for i, need := range step.Needs {
				list = append(list, occurrence{symbol: symbol{kindStep, need, l.Doc.File.Path}, at: step.Place.Child("needs", i)})
			}
		}
	}
	return list
}

// drillOccurrences are the launches and people that drills name.
func drillOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for _, e := range site.All[*schema.Escalation](s) {
		for _, drill := range e.Data.Drills {
			if drill.Launch != "" {
				list = append(list, reference("launch", drill.Launch, drill.Place.Child("launch")))
			}
			for _, expected := range drill.Expect {
				list = append(list, reference(rules.KindTarget, expected.Who, expected.Place.Child("who")))
			}
		}
	}
	return list
}

// walk visits every scalar below a place with its path of keys and stars.
func walk(at tree.Place, path []string, visit func(tree.Place, []string)) {
	switch at.Node.Kind {
	case tree.Map:
		for _, e := range at.Node.Entries {
			walk(at.Child(e.Key), append(path, e.Key), visit)
		}
	case tree.List:
		for i := range at.Node.Items {
			walk(at.Child(i), append(path, "*"), visit)
		}
	default:
		if len(path) > 0 {
			visit(at, path)
		}
	}
}
