package prose

import (
	"iter"
	"strings"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/tree"
)

// Passages are those of a document's body, if there is one, with the place of the file
// alone, and the values of its front matter.
func Passages(body *markdown.Document, front tree.Place) iter.Seq2[tree.Place, markdown.Passage] {
	return func(yield func(tree.Place, markdown.Passage) bool) {
		if body != nil {
			for _, p := range body.Passages() {
				if !yield(tree.Place{File: body.File}, p) {
					return
				}
			}
		}
		values(front, "", yield)
	}
}

// values are the texts of front matter that can be sentences, with where they stand.
// Their section is what they are about: the names of the items that they are part of.
// It tells whether to go on.
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
