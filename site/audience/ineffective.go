package audience

import (
	"regexp"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
)

// Flaw is a comment that should begin or end a passage, and does not do so.
type Flaw struct {
	Span          source.Span
	Message, Help string
}

// Ineffective lists the comments of a document's text that look like the ends of
// a passage and are none: everybody sees what stands between them. Comments in
// code are not looked at.
func Ineffective(d *site.Document) []Flaw {
	var list []Flaw
	for _, c := range d.Body.Comments {
		m := keywordText.FindStringSubmatch(c.Text)
		switch {
		case m == nil || nearest.Of(m[1], keywords[:1]) == "":
			// a remark
		case m[1] != keywords[0] && m[1] != keywords[1]:
			list = append(list, Flaw{
				c.Span, "`" + m[1] + "` begins and ends no passage, did you mean `audience`?",
				"write `<!-- audience: ID -->` before the passage and `<!-- /audience -->` behind it",
			})
		case !aloneInLine(d.File, c.Span):
			list = append(list, Flaw{c.Span, "this comment begins and ends no passage, as other text stands in its line", "give it a line of its own"})
		}
	}
	return list
}

// keywords begin the comments around a passage.
var keywords = [...]string{"audience", "audiences"}

// keywordText is the first word of a comment that reads like `audience: a` or
// `/audience`: one that other words follow is a remark.
var keywordText = regexp.MustCompile(`^\s*/?\s*([A-Za-z]+)(?::|\s*$)`)

// aloneInLine tells whether nothing but white space stands beside a span.
func aloneInLine(f *source.File, span source.Span) bool {
	line := f.LineSpan(f.Position(span.Start).Line)
	beside := f.Text(source.Span{Start: line.Start, End: span.Start}) + f.Text(source.Span{Start: span.End, End: max(span.End, line.End)})
	return strings.TrimSpace(beside) == ""
}
