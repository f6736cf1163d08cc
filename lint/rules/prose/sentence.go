// Package prose reads what English sentences say in numbers: how long, how
// much, at which severity.
package prose

import (
	"regexp"
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

// sentenceEnd is the end of a sentence, but not the point of a number or of an
// abbreviation within one.
var sentenceEnd = regexp.MustCompile(`[.!?;]["')\]]*\s+`)

// Sentences cuts a passage.
func Sentences(p markdown.Passage) []Sentence {
	var list []Sentence
	start := 0
	add := func(end int) {
		if text := p.Text[start:end]; strings.TrimSpace(text) != "" {
			list = append(list, Sentence{text, lower(text), lower(p.Section), p, start})
		}
		start = end
	}
	for _, m := range sentenceEnd.FindAllStringIndex(p.Text, -1) {
		add(m[1])
	}
	add(len(p.Text))
	return list
}

// lower makes the letters of ASCII small, which keeps every byte's place.
func lower(text string) string {
	b := []byte(text)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
