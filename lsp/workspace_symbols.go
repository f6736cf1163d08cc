package lsp

import (
	"maps"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// SymbolInformation is a thing of a site that can be looked for by its name.
type SymbolInformation struct {
	Name string `json:"name"`
	Kind int    `json:"kind"`
	// ContainerName is the kind of thing, or the document that it is part of.
	ContainerName string   `json:"containerName,omitempty"`
	Location      Location `json:"location"`
}

// workspaceSymbol looks for contacts, documents, things with an id in them, and
// alerts, by name or id.
func (s *server) workspaceSymbol(p documentParams) (any, error) {
	symbols := []SymbolInformation{}
	for _, dir := range slices.Sorted(maps.Keys(s.sites)) {
		w := s.sites[dir]
		if s.load(w); w.site == nil {
			continue
		}
		add := func(name, container string, kind int, file *source.File, span source.Span) {
			if matches(name, p.Query) {
				symbols = append(symbols, SymbolInformation{name, kind, container, s.location(w, file, span)})
			}
		}
		for _, d := range w.site.Documents {
			add(titled(d.Title, d.ID), d.Type, symbolFile, d.File, source.Span{})
		}
		for _, c := range site.All[*schema.Contacts](w.site) {
			for _, contact := range c.Data.Contacts {
				add(titled(contact.Name, contact.ID), contact.Role, symbolObject, c.Doc.File, contact.Place.Span("id"))
			}
		}
		for _, o := range thingOccurrences(w.site) {
			if o.defines {
				add(o.id, kindName(o.kind)+" in "+o.file.Path, symbolObject, o.file, o.name)
			}
		}
		for _, a := range w.site.Alerts.Alerts {
			add(a.Name.Value, "alert", symbolEvent, a.File, a.Name.Span)
		}
	}
	return symbols, nil
}

// titled is a name with the id that it goes by.
func titled(name, id string) string {
	if name == "" || name == id {
		return id
	}
	return name + " (" + id + ")"
}

// matches tells whether a name has the letters of a query in their order, which
// is what editors let people type.
func matches(name, query string) bool {
	rest := strings.ToLower(name)
	for _, r := range strings.ToLower(query) {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+len(string(r)):]
	}
	return true
}
