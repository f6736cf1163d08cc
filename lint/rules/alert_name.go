package rules

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
)

// alertMeant is the alert that a name is a slip of, and that question. Names of
// alerts begin alike, with their service: only what comes behind it tells
// CheckoutEror from CheckoutErrors, and CheckoutDown from CheckoutSlow.
func alertMeant(p *lint.Pass, file *source.File, name string, names func() []string) (near, text string) {
	near = p.Guess(file, name, names)
	if near == "" {
		return "", ""
	}
	at := commonWords(name, near)
	own, other := name[at:], near[at:]
	if nearest.Of(own, []string{other}) == "" && nearest.Of(other, []string{own}) == "" {
		return "", ""
	}
	return near, fmt.Sprintf(", did you mean `%s`?", near)
}

// commonWords is how many bytes of whole words two names have in common at
// their beginning; a capital letter starts a word.
func commonWords(a, b string) int {
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	return max(0, strings.LastIndexFunc(a[:min(same+1, len(a))], unicode.IsUpper))
}
