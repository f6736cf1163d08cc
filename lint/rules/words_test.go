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
		compareWords(t, exact, text, func(s string) string { return s })
		compareWords(t, placeholderWords, text, lowerASCII)
	})
}

// compareWords looks for the words one after another.
func compareWords(t *testing.T, w *words, text string, spell func(string) string) {
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
			if strings.HasPrefix(spell(text[at:]), spell(word)) {
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

func lowerASCII(text string) string {
	b := []byte(text)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
