package lsp

import (
	"regexp"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// cursor is where in half-written YAML a place is. It is worked out from the
// lines above and their indentation, as no parser reads what is being typed.
type cursor struct {
	// path is of keys and stars, down to the mapping or list around the place,
	// or to the value's own key.
	path []string
	// value is set where a value is written, not a key.
	value bool
	// item is set right after the hyphen of a list item, or in a flow list.
	item bool
	// word is what is written so far and what follows it up to the next mark.
	word source.Span
	// keyed is set when a colon follows the word.
	keyed bool
	// present are the keys that the mapping has already.
	present []string
}

// yamlBlock is the front matter of a text that may not be closed yet; all of it
// for launchbook.yaml.
func yamlBlock(f *source.File, whole bool) (source.Span, bool) {
	if whole {
		return source.Span{End: len(f.Data)}, true
	}
	first := f.Text(f.LineSpan(1))
	if strings.TrimRight(strings.TrimPrefix(first, "\uFEFF"), " \t") != "---" || f.Lines() < 2 {
		return source.Span{}, false
	}
	start := f.LineSpan(2).Start
	for n := 2; n <= f.Lines(); n++ {
		if line := strings.TrimRight(f.Text(f.LineSpan(n)), " \t"); line == "---" || line == "..." {
			return source.Span{Start: start, End: f.LineSpan(n).Start}, true
		}
	}
	return source.Span{Start: start, End: len(f.Data)}, true
}

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

// cursorAt finds out where an offset in a block of YAML is.
func cursorAt(f *source.File, block source.Span, offset int) cursor {
	n := f.Position(offset).Line
	line := f.LineSpan(n)
	text, here := f.Text(line), offset-line.Start
	found, rest := marks(text[:here])
	var c cursor
	column := here
	switch {
	case len(found) > 0:
		column = found[0].column
	case strings.TrimSpace(text[:here]) != "":
		column = len(text) - len(strings.TrimLeft(text, " "))
	}
	above := ancestors(f, block, n, column, len(found) > 0 && found[0].key == "*")
	for _, m := range found {
		c.path = append(c.path, m.key)
		c.item = m.key == "*"
	}
	c.path = append(above, c.path...)
	c.value = len(found) > 0 && found[len(found)-1].key != "*"
	if !c.value {
		own := column
		if len(found) > 0 {
			own = rest
		}
		c.present = siblings(f, block, n, own, len(found) > 0)
	}
	c.flow(text[:here], rest)
	c.word = wordAt(text, here, rest).Shift(line.Start)
	c.keyed = strings.HasPrefix(strings.TrimLeft(f.Text(source.Span{Start: c.word.End, End: line.End}), " "), ":")
	return c
}

// flow goes down into brackets that are open before the place, on its line.
func (c *cursor) flow(before string, from int) {
	type level struct {
		bracket byte
		keys    []string
	}
	var open []level
	start := from
	for i := from; i <= len(before); i++ {
		end := i == len(before)
		var b byte
		if !end {
			b = before[i]
		}
		switch {
		case b == '"' || b == '\'':
			if j := strings.IndexByte(before[i+1:], b); j >= 0 {
				i += j + 1
			} else {
				i = len(before)
			}
		case b == '{' || b == '[':
			if len(open) == 0 && strings.TrimSpace(before[start:i]) != "" {
				return
			}
			if b == '[' {
				c.path = append(c.path, "*")
			}
			open = append(open, level{bracket: b})
			c.value, c.item, c.present = b == '[', b == '[', nil
			start = i + 1
		case len(open) == 0:
		case b == ':' && open[len(open)-1].bracket == '{' && !c.value:
			key := strings.Trim(strings.TrimSpace(before[start:i]), `"'`)
			open[len(open)-1].keys = append(open[len(open)-1].keys, key)
			c.path, c.value = append(c.path, key), true
			start = i + 1
		case b == ',' || b == '}' || b == ']':
			top := &open[len(open)-1]
			if top.bracket == '{' && c.value {
				c.path, c.value = c.path[:len(c.path)-1], false
			}
			if b != ',' {
				if top.bracket == '[' {
					c.path = c.path[:len(c.path)-1]
				}
				open = open[:len(open)-1]
				c.value = len(open) > 0
			}
			start = i + 1
		}
	}
	if len(open) > 0 {
		c.present = open[len(open)-1].keys
	}
}

// ancestors is the path down to the mapping whose keys stand in a column.
func ancestors(f *source.File, block source.Span, n, column int, item bool) []string {
	var path []string
	for n--; n >= 1; n-- {
		line := f.LineSpan(n)
		if line.Start < block.Start {
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
func siblings(f *source.File, block source.Span, n, column int, first bool) []string {
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
	for i := n - 1; !first && i >= 1 && f.LineSpan(i).Start >= block.Start && look(i); i-- {
	}
	for i := n + 1; i <= f.Lines() && f.LineSpan(i).Start < block.End; i++ {
		if text := f.Text(f.LineSpan(i)); strings.HasPrefix(strings.TrimLeft(text, " "), "- ") && len(text)-len(strings.TrimLeft(text, " ")) < column || !look(i) {
			break
		}
	}
	return keys
}

// wordAt is what is being written around a place of a line: an id, a key, a
// date. It starts behind from.
func wordAt(line string, here, from int) source.Span {
	const breaks = " \t,[]{}\"'#"
	start, end := here, here
	for start > from && !strings.ContainsRune(breaks, rune(line[start-1])) {
		start--
	}
	for end < len(line) && !strings.ContainsRune(breaks+":", rune(line[end])) {
		end++
	}
	return source.Span{Start: min(start, here), End: end}
}
