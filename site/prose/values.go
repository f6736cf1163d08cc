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

// All are the sentences of a document: those of its body, with the place of the file
// alone, and those of its front matter.
func All(body *markdown.Document, front tree.Place) iter.Seq2[tree.Place, Sentence] {
	return func(yield func(tree.Place, Sentence) bool) {
		goOn := true
		read := func(at tree.Place, p markdown.Passage) {
			for _, s := range Sentences(p) {
				goOn = goOn && yield(at, s)
			}
		}
		for _, p := range body.Passages() {
			read(tree.Place{File: body.File}, p)
		}
		for at, p := range Values(front) {
			read(at, p)
		}
	}
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
