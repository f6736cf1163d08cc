package lint

import (
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// brokenTypes are the types of which a document has syntax or schema errors.
func brokenTypes(s *site.Site) map[string]bool {
	broken := map[string]bool{}
	for _, d := range s.Documents {
		if d.Broken {
			broken[d.Type] = true
		}
	}
	return broken
}

// consequence tells whether a finding is most likely only what follows from a
// mistake that is reported already: in the same mapping or value, or because
// the document that a reference leads to could not be read.
func consequence(d source.Diagnostic, loaded []source.Diagnostic, broken map[string]bool) bool {
	switch d.Rule {
	case "unresolved-reference", "launch-documents", "unused-contact", "broken-link", "unknown-severity":
		if len(broken) > 0 {
			return true
		}
	}
	for _, l := range loaded {
		if l.Level == source.Error && l.Rule != d.Rule && d.File != nil && l.Path() == d.Path() && l.Span != d.Span && related(l.Address, d.Address) {
			return true
		}
	}
	return false
}

// related tells whether one address lies within the other, other than the root.
func related(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != "" && b != "" && len(b) >= len(a) && b[:len(a)] == a
}
