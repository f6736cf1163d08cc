package rules

import (
	"bytes"
	"iter"
)

// words finds some words in a text, all in one pass: most texts have none of them,
// and a rule that looks for each in turn takes longer than all else that it does.
type words struct {
	list []string
	// at says of a byte, in its lowest, second and third eight bits, which words have
	// it as their first, second and third byte. Words whose indexes differ by eight
	// share a bit.
	at [256]uint32
}

// newWords is for words of three bytes or more.
func newWords(list ...string) *words {
	w := &words{list: list}
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
				if start := i - 2; bytes.HasPrefix(text[start:], []byte(word)) && !yield(start, k) {
					return
				}
			}
		}
	}
}
