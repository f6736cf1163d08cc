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
	maxMarks  = 100           // quote and list markers on one line
	maxIndent = 500           // columns of indentation
)

// guard finds the first thing that is beyond the limits. It reads the text
// once, line by line.
func guard(file *source.File, span source.Span) *source.Diagnostic {
	var l load
	at := span.Start
	for line := range bytes.Lines(file.Data[span.Start:span.End]) {
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

// load is what parsing the lines so far may cost.
type load struct {
	runs    int // of this paragraph
	work    int // of the paragraphs before it
	columns int // of this paragraph's table; 0 while it is none
	cells   int
}

// add counts a line, without its indentation. Each line below a table's
// delimiter row is a row of as many cells, whatever stands in it.
func (l *load) add(line []byte) {
	if len(bytes.TrimSpace(line)) == 0 {
		l.work += l.runs * l.runs
		l.runs, l.columns = 0, 0
		return
	}
	l.runs += delimiters(line)
	l.columns = max(l.columns, delimiterRow(line))
	l.cells += l.columns
}

// delimiterRow is how many columns the line between a table's head and its rows
// makes, or 0 where a line cannot be one.
func delimiterRow(line []byte) int {
	if len(bytes.Trim(line, "|-: \t\r\n>")) > 0 || !bytes.ContainsAny(line, "|:") {
		return 0
	}
	return 1 + bytes.Count(line, []byte("|"))
}

func delimiters(line []byte) int {
	n := 0
	for _, b := range line {
		if strings.IndexByte("*_~`[]<", b) >= 0 {
			n++
		}
	}
	return n
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
