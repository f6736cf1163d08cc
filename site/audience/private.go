package audience

import (
	"reflect"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// Private is a number or an address in a document that an audience sees, though
// the audience is shown none.
type Private struct {
	Span source.Span
	// Phone is set for numbers; addresses are the rest.
	Phone bool
	// Replaced is set for what the audience's portal takes out; anything else
	// would be published.
	Replaced bool
	// Audience is who would read it.
	Audience schema.Audience
}

// PrivateIn lists what a document has of that kind, in its text and in texts of
// its front matter, each once and for the first audience that it is for.
func PrivateIn(s *site.Site, d *site.Document) []Private {
	var list []Private
	seen := map[source.Span]bool{}
	for _, a := range s.Config.Audiences {
		if d.Common.Draft || !slices.Contains(d.Common.Audiences, a.ID) || a.ShowPhones && a.ShowEmails {
			continue
		}
		for _, p := range privateFor(d, a) {
			if !seen[p.Span] {
				seen[p.Span] = true
				p.Audience = a
				list = append(list, p)
			}
		}
	}
	return list
}

func privateFor(d *site.Document, a schema.Audience) []Private {
	var list []Private
	eachText(d.Front.Node, reflect.TypeOf(d.Data), func(n *tree.Node) {
		for _, p := range privateText(n.Text, a) {
			p.Span = n.Span
			list = append(list, p)
		}
	})
	eachShown(d.File.Text(d.Body.Span), a.ID, func(start int, line, shown string) {
		for _, p := range privateText(shown, a) {
			text := shown[p.Span.Start:p.Span.End]
			at := d.Body.Span.Start + start + max(strings.Index(line, text), 0)
			p.Span = source.Span{Start: at, End: at + len(text)}
			list = append(list, p)
		}
	})
	return list
}

// privateText finds numbers and addresses; spans are offsets in the text.
func privateText(text string, a schema.Audience) []Private {
	var list []Private
	if !a.ShowPhones && strings.ContainsAny(text, "0123456789") {
		for _, m := range phones(text) {
			list = append(list, Private{Span: source.Span{Start: m[0], End: m[1]}, Phone: true, Replaced: true})
		}
		replaced := list
		for _, m := range localPhones(text) {
			if !slices.ContainsFunc(replaced, func(p Private) bool { return m[0] < p.Span.End && p.Span.Start < m[1] }) {
				list = append(list, Private{Span: source.Span{Start: m[0], End: m[1]}, Phone: true})
			}
		}
	}
	if !a.ShowEmails && strings.Contains(text, "@") {
		for _, m := range emailText().FindAllStringIndex(text, -1) {
			list = append(list, Private{Span: source.Span{Start: m[0], End: m[1]}, Replaced: true})
		}
	}
	return list
}

// eachText visits the texts of a front matter that can come into a portal: those
// of the fields that the type has, but for those that only some see, whose keys
// decide that.
func eachText(n *tree.Node, t reflect.Type, visit func(*tree.Node)) {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case n == nil || t == nil:
	case n.Kind == tree.String:
		visit(n)
	case n.Kind == tree.List && t.Kind() == reflect.Slice:
		for _, item := range n.Items() {
			eachText(item, t.Elem(), visit)
		}
	case n.Kind == tree.Map && t.Kind() == reflect.Struct:
		fields := fieldsOf(t)
		for _, e := range n.Entries() {
			if field, known := fields[e.Key]; known && !hiddenKeys[e.Key] && !channels[e.Key] {
				eachText(e.Value, field, visit)
			}
		}
	}
}
