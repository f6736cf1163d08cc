package audience

import (
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
)

// Name is an audience that a comment names at the start of a passage.
type Name struct {
	ID   string
	Span source.Span
}

// NamedIn lists the audiences that passages of a document's text are for, in
// the order of the text. They need not be ones of the configuration.
func NamedIn(d *site.Document) []Name {
	var list []Name
	var c markdown.Comments
	next := d.Body.Span.Start
	text := d.File.Text(d.Body.Span)
	if !strings.Contains(text, "audience") {
		return nil // as most have none, and lines cost time
	}
	for line := range strings.Lines(text) {
		at := next
		next += len(line)
		start := passageStart().FindStringSubmatchIndex(line)
		if c.Open || start == nil {
			c.Strip(line)
			continue
		}
		list = append(list, namesIn(line[start[2]:start[3]], at+start[2])...)
	}
	return list
}

// namesIn lists the names of a text that begins at an offset.
func namesIn(text string, at int) []Name {
	var list []Name
	end := 0
	for id := range strings.FieldsFuncSeq(text, betweenNames) {
		start := end + strings.Index(text[end:], id)
		end = start + len(id)
		list = append(list, Name{ID: id, Span: source.Span{Start: at + start, End: at + end}})
	}
	return list
}
