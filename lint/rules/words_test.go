package rules

import (
	"strings"
	"testing"
)

// Each word is found wherever it stands, and nothing else is.
func FuzzWords(f *testing.F) {
	for _, text := range []string{"", "xo", "xox", "AKIAxoxghp_", "github_pat_glpat-", "ghghp_p_", "PRIVATE\xffAIza", "ipsuipsum", "TbdFIXM"} {
		f.Add(text)
	}
	exact := newWords(append(append([]string{}, secrets().words.list...), weekdays.list...)...)
	f.Fuzz(func(t *testing.T, text string) {
		compareWords(t, exact, text, func(a, b string) bool { return a == b })
		compareWords(t, placeholderWords, text, strings.EqualFold)
	})
}

// compareWords looks for the words one after another.
func compareWords(t *testing.T, w *words, text string, same func(a, b string) bool) {
	type place struct {
		at   int
		word string
	}
	found := map[place]bool{}
	for at, i := range w.in([]byte(text)) {
		found[place{at, w.list[i]}] = true
	}
	n := 0
	for at := range len(text) {
		for _, word := range w.list {
			if end := at + len(word); end <= len(text) && same(text[at:end], word) {
				if n++; !found[place{at, word}] {
					t.Errorf("%q: %q at %d was not found", text, word, at)
				}
			}
		}
	}
	if len(found) != n {
		t.Errorf("%q: found %v, of which only %d are there", text, found, n)
	}
}
