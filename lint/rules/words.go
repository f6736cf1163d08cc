package rules

import (
	"bytes"
	"iter"
	"strings"
)

// words finds some words in a text, all in one pass: most texts have none of them,
// and a rule that looks for each in turn takes longer than all else that it does.
type words struct {
	list []string
	same func(a, b []byte) bool
	// at says of a byte, in its lowest, second and third eight bits, which words have
	// it as their first, second and third byte. Words whose indexes differ by eight
	// share a bit.
	at [256]uint32
}

// newWords is for words of three bytes or more.
func newWords(list ...string) *words {
	return (&words{list: list, same: bytes.Equal}).index(list)
}

// newFoldedWords is for words of ASCII, written in any case.
func newFoldedWords(list ...string) *words {
	w := &words{list: list, same: bytes.EqualFold}
	for _, spell := range []func(string) string{strings.ToLower, strings.ToUpper} {
		var spelt []string
		for _, word := range list {
			spelt = append(spelt, spell(word))
		}
		w.index(spelt)
	}
	return w
}

func (w *words) index(list []string) *words {
	for i, word := range list {
		for k := range 3 {
			w.at[word[k]] |= 1 << (i%8 + 8*k)
		}
	}
	return w
}

// in yields where words stand in a text, and their indexes in the list.
func (w *words) in(text []byte) iter.Seq2[int, int] {
	return func(yield func(at, word int) bool) {
		// The words that the last byte can begin, that the last two can, and three.
		var possible uint32
		for i, b := range text {
			possible = (possible<<8 | 0xff) & w.at[b]
			if possible < 1<<16 {
				continue
			}
			for k, word := range w.list {
				start := i - 2
				if end := start + len(word); end <= len(text) && w.same(text[start:end], []byte(word)) && !yield(start, k) {
					return
				}
			}
		}
	}
}

// anyIn tells whether a text has one of the words.
func (w *words) anyIn(text []byte) bool {
	for range w.in(text) {
		return true
	}
	return false
}
