package prose

import (
	"iter"
	"strings"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/tree"
)

// Values are the texts of a document's front matter that can be sentences, with
// where they stand. Their section is what they are about: the names of the items
// that they are part of.
func Values(front tree.Place) iter.Seq2[tree.Place, markdown.Passage] {
	return func(yield func(tree.Place, markdown.Passage) bool) { values(front, "", yield) }
}

// values tells whether to go on.
func values(at tree.Place, about string, yield func(tree.Place, markdown.Passage) bool) bool {
	if at.Node == nil {
		return true
	}
	for _, name := range []string{"id", "issue", "scenario"} {
		if n := at.Node.Get(name); n != nil && at.Address != "" {
			about += " " + n.Text
		}
	}
	for _, e := range at.Node.Entries() {
		if !values(at.Value(e), about, yield) {
			return false
		}
	}
	for i := range at.Node.Items() {
		if !values(at.Child(i), about, yield) {
			return false
		}
	}
	if at.Node.Kind != tree.String || strings.Count(at.Node.Text, " ") < 2 {
		return true
	}
	return yield(at, markdown.Value(at.File, at.Node.Span, at.Node.Text, about))
}
