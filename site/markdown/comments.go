package markdown

import (
	"bytes"
	"regexp"
	"strings"
)

// WithoutComments is a text without its HTML comments, which no page shows.
// Code keeps what looks like one.
func WithoutComments(text []byte) []byte {
	if !bytes.Contains(text, []byte("<!--")) {
		return text
	}
	var c Comments
	var out []byte
	for line := range bytes.Lines(text) {
		out = append(out, c.Strip(string(line))...)
	}
	return out
}

// Comments takes comments out of a text line by line. The zero Comments stands
// before the first line.
type Comments struct {
	// Open is set while the text is within a comment.
	Open  bool
	fence string // what began the code, or ""
}

var fenceLine = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})")

// Strip is the next line without what of it lies in comments.
func (c *Comments) Strip(line string) string {
	if c.fence == "" {
		line = c.cut(line)
	}
	mark := fenceLine.FindStringSubmatch(line)
	switch {
	case mark == nil:
	case c.fence == "":
		c.fence = mark[1]
	case closes(line, c.fence):
		c.fence = ""
	}
	return line
}

func (c *Comments) cut(line string) string {
	var kept strings.Builder
	for line != "" {
		if c.Open {
			_, rest, found := strings.Cut(line, "-->")
			c.Open, line = !found, rest
			continue
		}
		before, rest, found := strings.Cut(line, "<!--")
		kept.WriteString(before)
		c.Open, line = found, rest
	}
	return kept.String()
}

// closes tells whether a line ends the code that a fence began.
func closes(line, fence string) bool {
	line = strings.TrimSpace(line)
	return len(line) >= len(fence) && strings.Trim(line, fence[:1]) == ""
}
