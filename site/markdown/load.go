package markdown

import "bytes"

// load is what parsing the lines so far may cost.
type load struct {
	runs    int // of this paragraph
	work    int // of the paragraphs before it
	columns int // of this paragraph's table; 0 while it is none
	cells   int

	definition int // bytes since the last line of this paragraph that begins with a bracket
	longest    int // of those, in any paragraph that defines links
	notes      int // lines that may define footnotes
	brackets   int
	titles     int
}

// add counts a line, without its indentation. Each line below a table's
// delimiter row is a row of as many cells, whatever stands in it.
func (l *load) add(line []byte) {
	if len(bytes.TrimSpace(line)) == 0 {
		l.work += l.runs * l.runs
		l.runs, l.columns, l.definition = 0, 0, 0
		return
	}
	l.define(line)
	if line[0] == '#' || len(bytes.Trim(line, "=- \t\r\n>")) == 0 {
		l.titles++
	}
	l.runs += delimiters(line)
	l.columns = max(l.columns, delimiterRow(line))
	l.cells += l.columns
}

// define counts what a line defines. The text of a definition is copied for each
// link that uses it, and each mark looks through all footnotes.
func (l *load) define(line []byte) {
	start := bytes.TrimLeft(line, "> \t")
	switch {
	case bytes.HasPrefix(start, []byte("[^")):
		l.notes++
	case bytes.HasPrefix(start, []byte("[")) && bytes.Contains(start, []byte("]:")):
		l.definition = 1
	}
	if l.definition > 0 {
		l.definition += len(line)
		l.longest = max(l.longest, l.definition)
	}
	l.brackets += bytes.Count(line, []byte("["))
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
		if isDelimiter[b] {
			n++
		}
	}
	return n
}

// isDelimiter has the bytes that may begin or end markup.
var isDelimiter = [256]bool{'*': true, '_': true, '~': true, '`': true, '[': true, ']': true, '<': true}
