package report

import (
	"strings"
	"unicode"
)

// Clean makes control and formatting characters visible and bytes that are no
// UTF-8 too, so that content cannot drive a terminal. Line ends become spaces.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case ' ' <= r && r <= '~':
			return r
		case r == '\n':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
			return '\uFFFD'
		}
		return r
	}, s)
}

// inLine is Clean for text within a line of a log: GitHub's runner obeys
// `##[name]` wherever it stands.
func inLine(s string) string { return strings.ReplaceAll(Clean(s), "##[", "## [") }

// atStart is inLine for the start of a line, where the runner also obeys
// `::name::`.
func atStart(s string) string {
	s = inLine(s)
	if strings.HasPrefix(strings.TrimLeft(s, " "), "::") {
		s = "./" + s
	}
	return s
}
