package markdown

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// Slug is the anchor that GitHub gives a heading: lower case, without
// punctuation, with hyphens for spaces.
func Slug(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(text)) {
		switch {
		case r == ' ' || r == '-':
			b.WriteByte('-')
		case r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.Is(unicode.Pc, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// slugger gives the headings of a document their anchors, each another one. It
// is goldmark's parser.IDs.
type slugger struct {
	used map[string]bool
}

// Generate implements parser.IDs.
func (s *slugger) Generate(value []byte, _ ast.NodeKind) []byte {
	slug := Slug(unmarked(string(value)))
	if slug == "" {
		slug = "section"
	}
	unique := slug
	for n := 1; s.used[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", slug, n)
	}
	s.Put([]byte(unique))
	return []byte(unique)
}

// Put implements parser.IDs.
func (s *slugger) Put(value []byte) {
	if s.used == nil {
		s.used = map[string]bool{}
	}
	s.used[string(value)] = true
}

// unmarked takes link destinations out of a heading's source: GitHub makes the
// slug of what is shown.
func unmarked(text string) string {
	for {
		i := strings.Index(text, "](")
		if i < 0 {
			return text
		}
		end := strings.IndexByte(text[i:], ')')
		if end < 0 {
			return text
		}
		text = text[:i] + text[i+end+1:]
	}
}
