// Package prose reads what English sentences say in numbers: how long, how much, on
// which day, at what time, under which number.
package prose

import (
	"strings"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
)

// Sentence is one sentence of a passage.
type Sentence struct {
	// Text is as written, Lower the same in small letters, byte for byte.
	Text, Lower string
	// Section is the heading that it stands below, in small letters.
	Section string

	passage markdown.Passage
	start   int
}

// Span is where a part of the sentence, [start, end), stands in the file.
func (s Sentence) Span(start, end int) source.Span {
	return s.passage.Span(s.start+start, s.start+end)
}

// Sentences cuts a passage.
func Sentences(p markdown.Passage) []Sentence {
	var list []Sentence
	section := lower(p.Section)
	start := 0
	add := func(end int) {
		if text := p.Text[start:end]; strings.TrimSpace(text) != "" {
			list = append(list, Sentence{text, lower(text), section, p, start})
		}
		start = end
	}
	for at := 0; at < len(p.Text); {
		if end := sentenceEnd(p.Text, at); end > at {
			add(end)
			at = end
		} else {
			at++
		}
	}
	add(len(p.Text))
	return list
}

// sentenceEnd is where the sentence has ended that may end at a byte, and at where
// it does not: the point of a number, or one within an abbreviation, ends none.
// Space belongs to what it follows.
func sentenceEnd(text string, at int) int {
	if strings.IndexByte(".!?;", text[at]) < 0 {
		return at
	}
	closed := at + 1 + len(text[at+1:]) - len(strings.TrimLeft(text[at+1:], `"')]`))
	if end := len(text) - len(strings.TrimLeft(text[closed:], " \t\n\f\r")); end > closed {
		return end
	}
	return at
}

// lower makes the letters of ASCII small, which keeps every byte's place.
func lower(text string) string {
	capital := func(r rune) bool { return 'A' <= r && r <= 'Z' }
	first := strings.IndexFunc(text, capital)
	if first < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	b.WriteString(text[:first])
	for _, c := range []byte(text[first:]) {
		if capital(rune(c)) {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}
