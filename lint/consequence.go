package lint

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// A mistake that keeps a value from being read has consequences: what the value
// says is missing elsewhere. Only the mistake is worth a message. A finding is
// left out as a consequence in these cases:
//
//   - it is about the unread value, or about what that is part of;
//   - it is about the front matter, or what stands last in it, and the front
//     matter cannot be read to its end;
//   - its rule is about something that does not exist, and a document with an
//     unread value has the name of that something;
//   - its rule draws on the unread value (see sources);
//   - it is about a name that does not exist, and as many ids are unread, or
//     taken by something else, as there are such names.
//
// A misspelt field that was recognised loses nothing, as its value is read.
// Findings of loading are mistakes, and never consequences. A mistake that is not
// reported, as it is suppressed, known or off, explains nothing: what follows
// from it would never be seen.

// absences are the rules that say that something named does not exist.
var absences = []string{"unresolved-reference", "unknown-item", "contact-unused", "unknown-severity", "escalation-coverage", "broken-anchor", "alert-without-runbook"}

// withoutConsequences leaves the findings that stand for themselves.
func (all losses) withoutConsequences(s *site.Site, list []source.Diagnostic) []source.Diagnostic {
	loaded := identities(s.Diagnostics)
	list = slices.DeleteFunc(list, func(d source.Diagnostic) bool { return !loaded[identityOf(d)] && all.explain(d) })
	return all.withoutLostNames(list)
}

// identity tells findings of one run from each other, whatever their levels.
type identity struct {
	rule    string
	file    *source.File
	span    source.Span
	message string
}

func identityOf(d source.Diagnostic) identity { return identity{d.Rule, d.File, d.Span, d.Message} }

func identities(list []source.Diagnostic) map[identity]bool {
	set := make(map[identity]bool, len(list))
	for _, d := range list {
		set[identityOf(d)] = true
	}
	return set
}

// losses are the documents with values that could not be read.
type losses struct {
	byFile map[*source.File]*loss
	// byWord finds those that have a word.
	byWord map[string][]*loss
	// void are all values that say nothing: the unread ones, and those that a
	// rule has found to be void. lacking are the files that have one of those on which
	// a rule draws.
	void    []void
	lacking map[drawn]map[*source.File]bool
}

// loss is one such document.
type loss struct {
	file     *source.File
	typeName string
	// addresses are the unread values'; "" is the whole front matter. unread has them, and
	// what was read last where the front matter breaks off; around has what they are
	// part of.
	addresses      []string
	unread, around map[string]bool
	// front is the front matter.
	front source.Span
	// words counts the words of what may be unread, and of the document's path.
	words map[string]int
}

// any tells whether anything was lost at all.
func (all losses) any() bool { return len(all.byFile)+len(all.void) > 0 }

// lossesOf are the losses that reported findings speak of.
func lossesOf(s *site.Site, reported []source.Diagnostic) losses {
	all := losses{byFile: map[*source.File]*loss{}, byWord: map[string][]*loss{}, void: voidOf(s, reported), lacking: map[drawn]map[*source.File]bool{}}
	told := identities(reported)
	unread := map[*source.File][]string{}
	for _, d := range s.Diagnostics {
		if d.Level == source.Error && !recognised(d) && told[identityOf(d)] {
			unread[d.File] = append(unread[d.File], d.Address)
		}
	}
	for _, d := range s.Documents {
		if !d.Broken || len(unread[d.File]) == 0 {
			continue
		}
		front := source.Span{End: d.Body.Span.Start}
		if len(d.Front.Node.Entries()) == 0 {
			front.End = len(d.File.Data()) // where it ends is not known
		}
		l := &loss{
			file: d.File, typeName: d.Type, addresses: unread[d.File], front: front,
			unread: map[string]bool{}, around: map[string]bool{}, words: countWords(d.Path + "\n" + d.File.Text(front)),
		}
		for _, address := range l.addresses {
			l.lose(address)
		}
		if l.breaksOff() {
			l.lose(lastOf(d.Front.Node))
		}
		all.byFile[d.File] = l
		for _, address := range l.addresses {
			all.void = append(all.void, void{d.File, d.Type, address})
		}
		for word := range l.words {
			all.byWord[word] = append(all.byWord[word], l)
		}
	}
	return all
}

// lose takes down that a value is not read.
func (l *loss) lose(address string) {
	l.unread[address] = true
	for above := range above(address) {
		l.around[above] = true
	}
}

// lastOf is the address of the value that was read last: where front matter
// breaks off, it and all that it is part of may be incomplete.
func lastOf(n *tree.Node) string {
	switch {
	case n.Kind == tree.Map && len(n.Entries()) > 0:
		last := n.Entries()[len(n.Entries())-1]
		return "/" + tree.EscapePointer(last.Key) + lastOf(last.Value)
	case n.Kind == tree.List && len(n.Items()) > 0:
		last := len(n.Items()) - 1
		return "/" + strconv.Itoa(last) + lastOf(n.Items()[last])
	}
	return ""
}

// recognised tells whether a value was read in spite of the mistake.
func recognised(d source.Diagnostic) bool {
	return d.Rule == "schema-unknown-field" && len(d.Fixes) > 0
}

// explain tells whether a finding is a consequence of a loss.
func (all losses) explain(d source.Diagnostic) bool {
	if d.File == nil {
		return false
	}
	if l := all.byFile[d.File]; l != nil && l.hides(d) {
		return true
	}
	if all.fromVoid(d) {
		return true
	}
	if !slices.Contains(absences, d.Rule) {
		return false
	}
	marked := words(d.File.Text(d.Span))
	return len(marked) > 0 && slices.ContainsFunc(all.byWord[marked[0]], func(l *loss) bool { return l.names(marked, d) })
}

// breaksOff tells whether the front matter cannot be read to its end.
func (l *loss) breaksOff() bool { return slices.Contains(l.addresses, "") }

// hides tells whether a finding in the document is about what is unread, or
// about what that is part of.
func (l *loss) hides(d source.Diagnostic) bool {
	if d.Address == "" {
		return l.breaksOff() && d.Span.Start < l.front.End
	}
	if l.unread[d.Address] || l.around[d.Address] {
		return true
	}
	for above := range above(d.Address) {
		if l.unread[above] {
			return true
		}
	}
	return false
}

// above yields the addresses of what an address is part of, without that of all.
func above(address string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			i := strings.LastIndexByte(address, '/')
			if i <= 0 || !yield(address[:i]) {
				return
			}
			address = address[:i]
		}
	}
}

// names tells whether the document has every word of what a finding marks,
// beside the marked place itself.
func (l *loss) names(marked []string, d source.Diagnostic) bool {
	own := 0
	if d.File == l.file && d.Span.Start < l.front.End {
		own = 1
	}
	return !slices.ContainsFunc(marked, func(word string) bool { return l.words[word] <= own })
}

// within tells whether one address lies within the other.
func within(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}

// words are those of a text; fields have underscores where anchors have hyphens.
func words(text string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(text, "_", "-"), func(r rune) bool { return !inWord(r) })
}

func countWords(text string) map[string]int {
	counts := map[string]int{}
	for _, word := range words(text) {
		counts[word]++
	}
	return counts
}

// inWord tells whether a character can be part of an id.
func inWord(r rune) bool { return r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) }
