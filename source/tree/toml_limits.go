package tree

import "strings"

// maxKeys is how many keys and tables TOML may have: its parser compares each with
// those before.
const maxKeys = 20_000

// beyond is which limit a text passes.
type beyond int

const (
	within beyond = iota
	deep
	long
)

// guardTOML finds where TOML has too many keys, or nests deeper than MaxDepth by
// its brackets or the dots of a key, before the parser takes quadratic time.
func guardTOML(text []byte) (at int, reason beyond) {
	brackets, dots, keys := 0, 0, 0
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
			if brackets == 0 {
				keys++
			}
			brackets, dots = brackets+1, 0
		case ']', '}':
			brackets, dots = brackets-1, 0
		case '=':
			keys++
			dots = 0
		case '\n', ',':
			dots = 0
		}
		if max(brackets, dots) > MaxDepth {
			return i, deep
		}
		if keys > maxKeys {
			return i, long
		}
	}
	return 0, within
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
