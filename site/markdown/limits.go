package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// What the Markdown of one document may hold. The parser takes quadratic time
// or memory for more, which a page written by people never needs.
const (
	maxCells  = 200_000       // cells of all tables, every row as wide as the widest of its table
	maxRuns   = 5_000         // characters that may begin or end emphasis, links or code, in one paragraph
	maxWork   = 1_500_000_000 // the squares of those characters, over all paragraphs
	maxText   = 32 << 20      // bytes of the longest link definition, as often as there are brackets
	maxNotes  = 100_000_000   // definitions of footnotes, times the brackets that may be marks of them
	maxLinks  = 20_000        // opening brackets
	maxTitles = 10_000        // lines that may be headings
	maxMarks  = 100           // quote and list markers on one line
	maxIndent = 500           // columns of indentation
)

// guard finds the first thing that is beyond the limits. It reads the text
// once, line by line.
func guard(file *source.File, span source.Span) *source.Diagnostic {
	var l load
	at := span.Start
	for line := range bytes.Lines(file.Bytes(span)) {
		content := bytes.TrimLeft(line, " \t")
		l.add(content)
		message := ""
		switch {
		case l.cells > maxCells:
			message = fmt.Sprintf("here the tables have more than %d cells, each row as wide as the widest", maxCells)
		case l.runs > maxRuns:
			message = fmt.Sprintf("this paragraph has more than %d characters that may be markup", maxRuns)
		case l.work+l.runs*l.runs > maxWork:
			message = "here the paragraphs have too many characters that may be markup to be read in reasonable time"
		case l.longest*l.brackets > maxText:
			message = fmt.Sprintf("here the link definitions, each as often as it may be used, come to more than %d MiB", maxText>>20)
		case l.notes*l.brackets > maxNotes:
			message = "here there are too many footnotes to be read in reasonable time"
		case l.brackets > maxLinks:
			message = fmt.Sprintf("here the document has more than %d opening brackets, which may be links", maxLinks)
		case l.titles > maxTitles:
			message = fmt.Sprintf("here the document has more than %d headings", maxTitles)
		case markers(content) > maxMarks:
			message = fmt.Sprintf("this line is nested more than %d levels deep", maxMarks)
		case len(line)-len(content) > maxIndent:
			message = fmt.Sprintf("this line is indented by more than %d columns", maxIndent)
		}
		if message != "" {
			return &source.Diagnostic{Rule: "markdown-limit", Level: source.Error, File: file,
				Span:    source.Span{Start: at + len(line) - len(content), End: at + len(bytes.TrimRight(line, "\r\n"))},
				Message: message, Help: "split it up, or put it in a code block; until then the page shows the text as it is written"}
		}
		at += len(line)
	}
	return nil
}

// markers counts the quote and list markers that a line begins with.
func markers(line []byte) int {
	n := 0
	for i, b := range line {
		space := i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
		switch {
		case b == '>', strings.IndexByte("-+*.)", b) >= 0 && space:
			n++
		case b != ' ' && b != '\t' && (b < '0' || b > '9'):
			return n
		}
	}
	return n
}
