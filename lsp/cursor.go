package lsp

import (
	"strings"

	"github.com/launchbook/launchbook/source"
)

// cursor is where in half-written data a place is. It is worked out from the
// text before it, as no parser reads what is being typed.
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
	// keyed is set when the key's separator follows the word.
	keyed bool
	// present are the keys that the mapping has already.
	present []string
	// flow is set between brackets, and quoted between quotes.
	flow, quoted bool
	// nowhere is set where neither a key nor a value can stand.
	nowhere bool
}

// cursorAt finds out where an offset in a block is. isList tells which paths
// lead to a list, which TOML does not show.
func cursorAt(f *source.File, b block, offset int, isList func(path []string) bool) cursor {
	var c cursor
	switch b.name {
	case "json":
		c.between(f, b, b.Start, offset)
		c.nowhere = !c.flow
	case "toml":
		c.toml(f, b, offset, isList)
	default:
		c.yaml(f, b, offset)
	}
	line := f.LineSpan(f.Position(offset).Line)
	after := strings.TrimLeft(f.Text(source.Span{Start: c.word.End, End: line.End}), " \t")
	if c.quoted {
		after = strings.TrimLeft(strings.TrimLeft(after, `"'`), " \t")
	}
	c.keyed = strings.HasPrefix(after, string(b.separator))
	return c
}

// between goes down into the brackets that are open between two offsets.
func (c *cursor) between(f *source.File, b block, start, offset int) {
	r := readFlow(f.Text(source.Span{Start: start, End: offset}), b.separator)
	line := f.LineSpan(f.Position(offset).Line)
	from := max(line.Start, min(start+r.start, offset))
	c.word = wordAt(f.Text(line), offset-line.Start, from-line.Start).Shift(line.Start)
	c.flow, c.quoted = len(r.open) > 0, r.quote != 0
	if !c.flow {
		return
	}
	c.path = append(c.path, r.path...)
	c.value, c.item = r.value, r.item
	c.present = r.present(f.Text(source.Span{Start: max(offset, c.word.End), End: b.End}))
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
