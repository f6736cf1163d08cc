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
	maxCells  = 200_000 // cells of a table, every row as wide as the widest
	maxRuns   = 5_000   // characters that may begin or end emphasis, links or code, in one paragraph
	maxMarks  = 100     // quote and list markers on one line
	maxIndent = 500     // columns of indentation
)

// guard finds the first thing that is beyond the limits. It reads the text
// once, line by line.
func guard(file *source.File, span source.Span) *source.Diagnostic {
	var runs, columns, rows int
	at := span.Start
	for line := range bytes.Lines(file.Data[span.Start:span.End]) {
		content := bytes.TrimLeft(line, " \t")
		if len(bytes.TrimSpace(content)) == 0 {
			runs, columns, rows = 0, 0, 0
		}
		if pipes := bytes.Count(line, []byte("|")); pipes > 0 {
			columns, rows = max(columns, pipes), rows+1
		} else {
			columns, rows = 0, 0
		}
		runs += delimiters(content)
		message := ""
		switch {
		case columns*rows > maxCells:
			message = fmt.Sprintf("this table has more than %d cells", maxCells)
		case runs > maxRuns:
			message = fmt.Sprintf("this paragraph has more than %d characters that may be markup", maxRuns)
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
		switch {
		case b == '>':
			n++
		case (b == '-' || b == '+' || b == '*') && i+1 < len(line) && line[i+1] == ' ':
			n++
		case b != ' ' && b != '\t':
			return n
		}
	}
	return n
}
