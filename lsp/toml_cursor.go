package lsp

import (
	"regexp"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
)

var (
	tomlHeader = regexp.MustCompile(`^[ \t]*\[\[?[ \t]*([\w."' -]+?)[ \t]*\]`)
	tomlKey    = regexp.MustCompile(`^[ \t]*([\w."' -]+?)[ \t]*=[ \t]*`)
)

// toml finds out where an offset in a block of TOML is: below which header, and
// in which value.
func (c *cursor) toml(f *source.File, b block, offset int, isList func([]string) bool) {
	var table []string
	last := f.Position(offset).Line
	for n := f.Position(b.Start).Line; n <= last; n++ {
		line := f.LineSpan(n)
		text := f.Text(line)
		if m := tomlHeader.FindStringSubmatch(text); m != nil && n < last {
			table, c.present = keyPath(nil, m[1], isList), nil
			continue
		}
		m := tomlKey.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		key, value := text[m[2]:m[3]], line.Start+m[1]
		if value <= offset && n == last || n < last {
			end, open := c.tomlValue(f, b, value, offset)
			if open {
				c.path = append(keyPath(table, key, func([]string) bool { return false }), c.path...)
				return
			}
			n = max(n, f.Position(min(end, offset)).Line)
		}
		c.present = append(c.present, strings.Trim(key, `"'`))
	}
	c.tomlStart(f, b, offset, table)
}

// tomlValue reads a value up to an offset; open tells whether it goes on there.
func (c *cursor) tomlValue(f *source.File, b block, start, offset int) (end int, open bool) {
	text := f.Text(source.Span{Start: start, End: offset})
	for _, quotes := range []string{`"""`, `'''`} {
		if rest, ok := strings.CutPrefix(text, quotes); ok {
			if i := strings.Index(rest, quotes); i >= 0 {
				return start + i + 2*len(quotes), false
			}
			c.nowhere = true
			return offset, true
		}
	}
	if strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{") {
		r := readFlow(text, '=')
		if r.end > 0 {
			return start + r.end, start+r.end == offset
		}
		c.between(f, b, start, offset)
		return offset, true
	}
	line := f.LineSpan(f.Position(start).Line)
	if offset > line.End {
		return line.End, false
	}
	c.value, c.quoted = true, openQuote(text)
	c.word = wordAt(f.Text(line), offset-line.Start, start-line.Start).Shift(line.Start)
	return offset, true
}

// tomlStart is the cursor at the start of a line, where a key is written.
func (c *cursor) tomlStart(f *source.File, b block, offset int, table []string) {
	line := f.LineSpan(f.Position(offset).Line)
	text, here := f.Text(line), offset-line.Start
	c.path, c.word = table, wordAt(text, here, 0).Shift(line.Start)
	c.nowhere = strings.ContainsAny(text[:here], "[#") || strings.ContainsRune(f.Text(c.word), '.')
	for n := f.Position(offset).Line + 1; n <= f.Lines() && f.LineSpan(n).Start < b.End; n++ {
		text := f.Text(f.LineSpan(n))
		if tomlHeader.MatchString(text) {
			break
		}
		if m := tomlKey.FindStringSubmatch(text); m != nil {
			c.present = append(c.present, strings.Trim(m[1], `"'`))
		}
	}
}

// keyPath goes down a dotted key, through the items of lists.
func keyPath(above []string, key string, isList func([]string) bool) []string {
	path := slices.Clone(above)
	for part := range strings.SplitSeq(key, ".") {
		path = append(path, strings.Trim(strings.TrimSpace(part), `"'`))
		if isList(path) {
			path = append(path, "*")
		}
	}
	return path
}
