package lsp

import (
	"regexp"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// mark is a key or a hyphen of a line, by its column.
type mark struct {
	column int
	key    string // "*" for a hyphen
	// bare is set for a key without a value on its line.
	bare bool
}

var keyMark = regexp.MustCompile(`^("[^"]*"|'[^']*'|[^\s"'\[\]{},#&*!|>%@:][^:#{}\[\],]*?)\s*:(?:\s|$)`)

// marks are the keys and hyphens that a line starts with, and the column after
// them.
func marks(line string) (list []mark, rest int) {
	at := len(line) - len(strings.TrimLeft(line, " "))
	for strings.HasPrefix(line[at:], "- ") || line[at:] == "-" {
		list = append(list, mark{at, "*", false})
		at++
		at += len(line[at:]) - len(strings.TrimLeft(line[at:], " "))
	}
	if m := keyMark.FindStringSubmatchIndex(line[at:]); m != nil {
		end := at + m[1]
		bare := strings.TrimSpace(line[end:]) == "" || strings.HasPrefix(strings.TrimSpace(line[end:]), "#")
		list = append(list, mark{at, strings.Trim(line[at:at+m[3]], `"'`), bare})
		at = end
	}
	return list, at
}

// yaml finds out where an offset in a block of YAML is, from the lines above and
// their indentation.
func (c *cursor) yaml(f *source.File, b block, offset int) {
	start, inFlow := flowAround(f, b, offset)
	if !inFlow {
		start = offset
	}
	n := f.Position(start).Line
	line := f.LineSpan(n)
	text, here := f.Text(line), start-line.Start
	found, rest := marks(text[:here])
	column := here
	switch {
	case len(found) > 0:
		column = found[0].column
	case strings.TrimSpace(text[:here]) != "":
		column = len(text) - len(strings.TrimLeft(text, " "))
	}
	c.path = ancestors(f, b, n, column, len(found) > 0 && found[0].key == "*")
	for _, m := range found {
		c.path = append(c.path, m.key)
		c.item = m.key == "*"
	}
	if inFlow {
		c.between(f, b, start, offset)
		return
	}
	c.value = len(found) > 0 && found[len(found)-1].key != "*"
	if !c.value {
		own := column
		if len(found) > 0 {
			own = rest
		}
		c.present = siblings(f, b, n, own, len(found) > 0)
	}
	c.quoted = openQuote(text[rest:here])
	c.word = wordAt(text, here, rest).Shift(line.Start)
}

// openQuote tells whether a value begins with a quote that is not closed.
func openQuote(text string) bool {
	text = strings.TrimLeft(text, " ")
	return text != "" && (text[0] == '"' || text[0] == '\'') && strings.IndexByte(text[1:], text[0]) < 0
}

// properties are an anchor and a tag before a value.
var properties = regexp.MustCompile(`^(?:[ \t]*[&!][^\s]*)*[ \t]*`)

// flowAround is where the flow style begins that is open at an offset; ok is
// false outside of any.
func flowAround(f *source.File, b block, offset int) (start int, ok bool) {
	last := f.Position(offset).Line
	for n := f.Position(b.Start).Line; n <= last; n++ {
		line := f.LineSpan(n)
		text := f.Text(line)
		found, rest := marks(text)
		rest += len(properties.FindString(text[rest:]))
		start = line.Start + rest
		if rest >= len(text) || start >= offset {
			continue
		}
		switch text[rest] {
		case '{', '[':
			until := min(offset, f.LineSpan(lastLine(f, n, found, "]}")).End)
			r := readFlow(f.Text(source.Span{Start: start, End: until}), ':')
			switch {
			case r.end > 0:
				n = f.Position(start + r.end).Line
			case until == offset:
				return start, true
			default:
				n = f.Position(until).Line // never closed
			}
		case '|', '>':
			n = lastLine(f, n, found, "")
		}
	}
	return 0, false
}

// lastLine is the last line of a value of several lines, which are indented
// more than the key that it belongs to, or start with one of the closing marks.
func lastLine(f *source.File, n int, found []mark, closing string) int {
	column := -1
	if len(found) > 0 {
		column = found[len(found)-1].column
	}
	for n < f.Lines() {
		next := f.Text(f.LineSpan(n + 1))
		trimmed := strings.TrimLeft(next, " ")
		if trimmed != "" && len(next)-len(trimmed) <= column && !strings.ContainsRune(closing, rune(trimmed[0])) {
			break
		}
		n++
	}
	return n
}

// ancestors is the path down to the mapping whose keys stand in a column.
func ancestors(f *source.File, b block, n, column int, item bool) []string {
	var path []string
	for n--; n >= 1; n-- {
		line := f.LineSpan(n)
		if line.Start < b.Start {
			break
		}
		text := f.Text(line)
		if trimmed := strings.TrimSpace(text); trimmed == "" || trimmed[0] == '#' {
			continue
		}
		found, _ := marks(text)
		for i := len(found) - 1; i >= 0; i-- {
			m := found[i]
			// The items of a list may stand in the column of its key.
			if m.column < column || m.column == column && item && m.key != "*" && m.bare {
				path = append(path, m.key)
				column, item = m.column, m.key == "*"
			}
		}
	}
	slices.Reverse(path)
	return path
}

// siblings are the keys in a column around a line, as far as the mapping goes.
// A line that starts an item has none above.
func siblings(f *source.File, b block, n, column int, first bool) []string {
	var keys []string
	look := func(n int) bool {
		line := f.LineSpan(n)
		text := f.Text(line)
		if trimmed := strings.TrimSpace(text); trimmed == "" || trimmed[0] == '#' {
			return true
		}
		found, _ := marks(text)
		for _, m := range found {
			if m.column == column && m.key != "*" {
				keys = append(keys, m.key)
			}
		}
		return len(text)-len(strings.TrimLeft(text, " ")) >= column
	}
	for i := n - 1; !first && i >= 1 && f.LineSpan(i).Start >= b.Start && look(i); i-- {
	}
	for i := n + 1; i <= f.Lines() && f.LineSpan(i).Start < b.End; i++ {
		if text := f.Text(f.LineSpan(i)); strings.HasPrefix(strings.TrimLeft(text, " "), "- ") && len(text)-len(strings.TrimLeft(text, " ")) < column || !look(i) {
			break
		}
	}
	return keys
}
