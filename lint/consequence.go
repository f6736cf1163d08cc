package lint

import (
	"slices"
	"strings"
	"unicode"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// A mistake that keeps a value from being read has consequences: what the value
// says is missing elsewhere. Only the mistake is worth a message. A finding is
// left out as a consequence in two cases:
//
//   - it is about the unread value, or about what that is part of;
//   - its rule is about something that does not exist, and a document with an
//     unread value has the name of that something.
//
// A misspelt field that was recognised loses nothing, as its value is read.
// Findings of loading are mistakes, and never consequences.

// absences are the rules that say that something named does not exist.
var absences = []string{"unresolved-reference", "contact-unused", "unknown-severity", "escalation-coverage", "broken-anchor"}

// withoutConsequences leaves the findings of rules that stand for themselves.
func withoutConsequences(s *site.Site, list []source.Diagnostic) []source.Diagnostic {
	losses := lossesOf(s)
	if len(losses) == 0 {
		return list
	}
	return slices.DeleteFunc(list, func(d source.Diagnostic) bool {
		return slices.ContainsFunc(losses, func(l loss) bool { return l.explains(d) })
	})
}

// loss is a document with values that could not be read.
type loss struct {
	doc *site.Document
	// addresses are the unread values'; "" is the whole front matter.
	addresses []string
	// words counts the words of what may be unread, and of the document's path.
	words map[string]int
}

func lossesOf(s *site.Site) []loss {
	byFile := map[*source.File]*loss{}
	for _, d := range s.Documents {
		if d.Broken {
			front := d.File.Text(source.Span{End: d.Body.Span.Start})
			if len(d.Front.Node.Entries) == 0 {
				front = string(d.File.Data) // where it ends is not known
			}
			byFile[d.File] = &loss{doc: d, words: countWords(d.Path + "\n" + front)}
		}
	}
	for _, d := range s.Diagnostics {
		if l := byFile[d.File]; l != nil && d.Level == source.Error && !recognised(d) {
			l.addresses = append(l.addresses, d.Address)
		}
	}
	var list []loss
	for _, d := range s.Documents {
		if l := byFile[d.File]; l != nil && len(l.addresses) > 0 {
			list = append(list, *l)
		}
	}
	return list
}

// recognised tells whether a value was read in spite of the mistake.
func recognised(d source.Diagnostic) bool {
	return d.Rule == "schema-unknown-field" && len(d.Fixes) > 0
}

// explains tells whether a finding is a consequence of the loss.
func (l loss) explains(d source.Diagnostic) bool {
	if d.File == l.doc.File && d.Address != "" && slices.ContainsFunc(l.addresses, func(a string) bool { return a != "" && within(a, d.Address) }) {
		return true
	}
	return d.File != nil && slices.Contains(absences, d.Rule) && l.names(d)
}

// within tells whether one address lies within the other.
func within(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}

// names tells whether the document has every word of what a finding marks,
// beside the marked place itself.
func (l loss) names(d source.Diagnostic) bool {
	marked := words(d.File.Text(d.Span))
	own := 0
	if d.File == l.doc.File {
		own = 1
	}
	for _, word := range marked {
		if l.words[word] <= own {
			return false
		}
	}
	return len(marked) > 0
}

func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) })
}

func countWords(text string) map[string]int {
	counts := map[string]int{}
	for _, word := range words(text) {
		counts[word]++
	}
	return counts
}

// inWord tells whether a character can be part of an id.
func inWord(r rune) bool { return r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
