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
	// next is the number to try first for one more heading of a slug: counting
	// from one each time takes quadratic time.
	next map[string]int
}

// Generate implements parser.IDs.
func (s *slugger) Generate(value []byte, _ ast.NodeKind) []byte {
	slug := Slug(unmarked(string(value)))
	if slug == "" {
		slug = "section"
	}
	unique, n := slug, max(s.next[slug], 1)
	for ; s.used[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", slug, n)
	}
	if unique != slug {
		s.remember(slug, n)
	}
	s.Put([]byte(unique))
	return []byte(unique)
}

func (s *slugger) remember(slug string, next int) {
	if s.next == nil {
		s.next = map[string]int{}
	}
	s.next[slug] = next
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
	var b strings.Builder
	for {
		before, link, found := strings.Cut(text, "](")
		_, after, closed := strings.Cut(link, ")")
		if !found || !closed {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(before)
		text = after
	}
}
