package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

var curlyQuotes = lint.Rule{
	ID:      "curly-quotes",
	Summary: "No value of the front matter stands in the quotes of a word processor.",
	Level:   source.Warning,
	Why:     "YAML knows straight quotes only: the others are shown as a part of the value, and an id has them in its name.",
	Fix:     "Use straight quotes, or none.",
	Check: func(p *lint.Pass) {
		// A value that has to be of a form, or the name of something, is reported
		// for what it is not.
		reported := func(at tree.Place) bool {
			return slices.ContainsFunc(p.Site.Diagnostics, func(d source.Diagnostic) bool { return d.File == at.File && d.Span.Overlaps(at.Node.Span) })
		}
		for _, d := range p.Site.Documents {
			eachString(d.Front, func(at tree.Place) {
				if inner, ok := uncurled(at.Node.Text); ok && at.Node.Plain && (strings.Contains(inner, " ") || freeText().MatchString(at.Address)) && !reported(at) {
					p.Suggest(at, at.Node.Span, fmt.Sprintf("`%s` stands in curly quotes, which become a part of the value", at.Node.Text), "", inner)
				}
			})
		}
	},
}

// freeText are the addresses of texts that may be one word.
var freeText = lazy.Regexp(`/(title|name|summary|detail|meaning)$`)

// uncurled is a text without the curly quotes around it; ok is false where they
// are not around the whole of it.
func uncurled(text string) (inner string, ok bool) {
	for _, pair := range [][2]string{{"“", "”"}, {"„", "“"}, {"„", "”"}, {"‘", "’"}} {
		inner, opens := strings.CutPrefix(text, pair[0])
		inner, closes := strings.CutSuffix(inner, pair[1])
		if opens && closes && !strings.ContainsAny(inner, "“”„‘’") {
			return inner, true
		}
	}
	return "", false
}

// eachString visits the texts of structured data.
func eachString(at tree.Place, visit func(at tree.Place)) {
	if at.Node == nil {
		return
	}
	for _, e := range at.Node.Entries() {
		if e.Value.Kind >= tree.String {
			eachString(at.Value(e), visit)
		}
	}
	for i, item := range at.Node.Items() {
		if item.Kind >= tree.String {
			eachString(at.Child(i), visit)
		}
	}
	if at.Node.Kind == tree.String {
		visit(at)
	}
}
