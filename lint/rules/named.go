package rules

import (
	"slices"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/tree"
)

// The kinds of a reference that are no document type.
const (
	KindTarget  = "target" // a contact, or an on-call role
	KindContact = "contact"
)

// Reference is an id that front matter or the configuration names.
type Reference struct {
	At tree.Place
	ID string
	// Kind is what the id has to be: KindTarget, KindContact or a document type.
	Kind string
}

// References lists every id that a document or the configuration names, in the
// order of the documents.
func References(s *site.Site) []Reference {
	var list []Reference
	for _, r := range references(s) {
		list = append(list, Reference{r.at, r.id, r.kind})
	}
	return list
}

// ReferenceKind is what the value of a key has to name in documents of a type,
// or "" for a value that names nothing. A star in the path stands for the items
// of a list.
func ReferenceKind(typeName string, path []string) string {
	for _, r := range slices.Concat(referenceKeys[""], referenceKeys[typeName]) {
		if slices.Equal(r.path, path) || slices.Equal(r.path, append(slices.Clone(path), "*")) {
			return r.kind
		}
	}
	return ""
}
