package rules

import "slices"

// The kinds of a reference that are no document type.
const (
	KindTarget  = "target" // a contact, or an on-call role
	KindContact = "contact"
)

// ReferenceKind is what the value of a key has to name in documents of a type,
// or "" for a value that names nothing. A star in the path stands for the items
// of a list.
func ReferenceKind(typeName string, path []string) string {
	for _, r := range slices.Concat(ownerKeys, referenceKeys[typeName]) {
		if slices.Equal(r.path, path) || slices.Equal(r.path, append(slices.Clone(path), "*")) {
			return r.kind
		}
	}
	return ""
}
