package tree

import "strings"

// tooDeep finds where TOML nests deeper than MaxDepth, by its brackets and by the
// dots of a key, before the parser, which takes quadratic time for such keys, or
// recurses.
func tooDeep(text []byte) (at int, deep bool) {
	brackets, dots := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '"', '\'':
			i = stringEnd(text, i) - 1
		case '#':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case '.':
			dots++
		case '[', '{':
			brackets, dots = brackets+1, 0
		case ']', '}':
			brackets, dots = brackets-1, 0
		case '\n', ',', '=':
			dots = 0
		}
		if max(brackets, dots) > MaxDepth {
			return i, true
		}
	}
	return 0, false
}

// stringEnd is the offset after the string that opens at an offset; a string of
// one line that is not closed ends with its line.
func stringEnd(text []byte, open int) int {
	quote := text[open]
	fence := strings.Repeat(string(quote), 3)
	if !strings.HasPrefix(string(text[open:min(open+3, len(text))]), fence) {
		fence = fence[:1]
	}
	for i := open + len(fence); i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == '\n' && len(fence) == 1:
			return i
		case string(text[i:min(i+len(fence), len(text))]) == fence:
			return i + len(fence)
		}
	}
	return len(text)
}
