package rules

import (
	"regexp"
	"strings"
)

var fence = regexp.MustCompile("(?ms)^[ \t>]*(```+|~~~+).*?(^[ \t>]*(```+|~~~+)[ ]*$|\\z)")

var codeSpan = regexp.MustCompile("`[^`\n]+`")

// withoutCode blanks code out, byte for byte.
func withoutCode(text string) string {
	blank := func(s string) string { return strings.Repeat(" ", len(s)) }
	return codeSpan.ReplaceAllStringFunc(fence.ReplaceAllStringFunc(text, blank), blank)
}
