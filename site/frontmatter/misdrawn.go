package frontmatter

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/launchbook/launchbook/source"
)

// misdrawn is a fence of too few or too many hyphens, or of the dashes that an
// editor makes of them.
var misdrawn = regexp.MustCompile(`^(?:--|-{4,}|[-–—]*[–—][-–—]*)$`)

// firstKeys are the keys that front matter begins with. A text below a thematic
// break does not.
var firstKeys = regexp.MustCompile(`^(?:type|id|title):(?:\s|$)`)

// misdrawnCloser finds such a fence below the keys, up to the first line that
// no front matter has in its first column.
func (s *splitter) misdrawnCloser(at int) (source.Span, bool) {
	for at < len(s.data) {
		line := s.line(at)
		text := s.data[line.Start:line.End]
		switch {
		case misdrawn.Match(bytes.TrimSpace(text)):
			return line, true
		case len(text) > 0 && !keyLine.Match(text) && !bytes.ContainsAny(text[:1], " \t#-\r"):
			return source.Span{}, false
		}
		at = s.after(line)
	}
	return source.Span{}, false
}

func (s *splitter) misdrawn(line source.Span, does string) {
	fence := bytes.TrimSpace(s.data[line.Start:line.End])
	s.report("front-matter-unclosed", source.Error, line, fmt.Sprintf("`%s` %s no front matter", fence, does), "write `---`, three hyphens", s.fix("write `---`", line, "---"))
}
