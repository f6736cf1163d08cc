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

// The kinds of a thing with an id that are neither a document type nor a thing
// within a document.
const (
	kindSeverity = "severity"
	kindAudience = "audience"
	kindAlert    = "alert"
)

// symbol is a thing with an id.
type symbol struct {
	// kind is rules.KindContact, one of the kinds above, a document type, or
	// the list that a thing within a document stands in, such as
	// "timeline/*".
	kind, id string
	// within is the path of the document that such a thing belongs to.
	within string
}

// occurrence is one place that names a symbol.
type occurrence struct {
	symbol
	file *source.File
	// value is the whole value or link that names it, and name the id in it.
	value, name source.Span
	// written is how the value has the id: that of a severity may be "sev-1".
	written string
	// exact is unset where the text does not have the id as it is, as in an
	// alias of YAML; name is then value.
	exact   bool
	defines bool
	// implied is set for a document that has its id from its file's name.
	implied bool
}

// occurrences are all places of a site that define or name something.
func occurrences(s *site.Site) []occurrence {
	list := slices.Concat(
		documentOccurrences(s), referenceOccurrences(s), severityOccurrences(s), audienceOccurrences(s),
		thingOccurrences(s), drillOccurrences(s), configOccurrences(s), alertOccurrences(s),
	)
	list = append(list, anchorOccurrences(s, list)...)
	return slices.DeleteFunc(list, func(o occurrence) bool { return o.id == "" })
}

// nameIn is an occurrence in a value that has an id with something around it.
func nameIn(sym symbol, at tree.Place, before, written, after string) occurrence {
	o := occurrence{symbol: sym, file: at.File, value: at.Node.Span, name: at.Node.Span, written: written}
	if i := strings.Index(at.File.Text(o.value), before+written+after); i >= 0 && written != "" {
		start := o.value.Start + i + len(before)
		o.name, o.exact = source.Span{Start: start, End: start + len(written)}, true
	}
	return o
}

func whole(sym symbol, at tree.Place) occurrence { return nameIn(sym, at, "", at.Node.Text, "") }

func definition(sym symbol, at tree.Place) occurrence {
	o := whole(sym, at.Child("id"))
	o.defines = true
	return o
}

// reference is what a value names: by its kind, and of a target by its form.
func reference(kind, id string, at tree.Place) occurrence {
	if kind != rules.KindTarget {
		return whole(symbol{kind: kind, id: id}, at)
	}
	target, ok := reach.ParseTarget(id)
	if !ok || target.OnCall == "" {
		return whole(symbol{kind: rules.KindContact, id: target.Contact}, at)
	}
	return nameIn(symbol{kind: "on-call", id: target.OnCall}, at, "on-call/", target.OnCall, "."+target.Role)
}

func documentOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for _, c := range site.All[*schema.Contacts](s) {
		for _, contact := range c.Data.Contacts {
			list = append(list, definition(symbol{kind: rules.KindContact, id: contact.ID}, contact.Place))
		}
	}
	for _, d := range s.Documents {
		sym := symbol{kind: d.Type, id: d.ID}
		if d.Front.Has("id") {
			list = append(list, definition(sym, d.Front))
		} else {
			list = append(list, occurrence{symbol: sym, file: d.File, defines: true, implied: true})
		}
	}
	return list
}

func referenceOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for r := range rules.References(s) {
		list = append(list, reference(r.Kind, r.ID, r.At))
	}
	return list
}

// drillOccurrences are the launches, paths and people that drills name.
func drillOccurrences(s *site.Site) []occurrence {
	drills := slices.Clone(s.Config.Drills)
	for _, e := range site.All[*schema.Escalation](s) {
		drills = append(drills, e.Data.Drills...)
	}
	var list []occurrence
	for _, drill := range drills {
		if drill.Launch != "" {
			list = append(list, reference("launch", drill.Launch, drill.Place.Child("launch")))
		}
		if path, ok := pathByID(s, drill.Issue); ok {
			list = append(list, whole(path, drill.Place.Child("issue")))
		}
		for _, expected := range drill.Expect {
			list = append(list, reference(rules.KindTarget, expected.Who, expected.Place.Child("who")))
		}
	}
	return list
}

// pathByID is the escalation path that a drill names by its id; ok is false
// where it names an issue.
func pathByID(s *site.Site, text string) (sym symbol, ok bool) {
	for _, e := range site.All[*schema.Escalation](s) {
		for _, path := range e.Data.Paths {
			switch {
			case strings.EqualFold(path.Issue, text):
				return symbol{}, false
			case !ok && path.ID != "" && strings.EqualFold(path.ID, text):
				sym, ok = symbol{"paths/*", path.ID, e.Doc.File.Path}, true
			}
		}
	}
	return sym, ok
}

// walk visits every value below a place with its path of keys and stars.
func walk(at tree.Place, path []string, visit func(tree.Place, []string)) {
	if len(path) > 0 {
		visit(at, path)
	}
	for _, e := range at.Node.Entries() {
		walk(at.Value(e), append(path, e.Key), visit)
	}
	for i := range at.Node.Items() {
		walk(at.Child(i), append(path, "*"), visit)
	}
}
