// Package since finds what a change introduced, by comparing what is found in
// the site now with what is found in the site as a commit has it.
package since

import (
	"regexp"
	"slices"

	"github.com/launchbook/launchbook/source"
)

// Introduced is what of the findings was not there before, by rule, file, what
// it is about and message. A finding counts as often as it is there: of two
// that agree in all of it, one may be new.
//
// What moved was not introduced. Positions in lists do not count where the rest
// agrees, and neither does the file where it is gone from its old place.
func Introduced(now, before []source.Diagnostic, exists func(path string) bool) []source.Diagnostic {
	left := slices.Clone(now)
	old := slices.Clone(before)
	for _, identity := range []func(source.Diagnostic) identity{exact, anywhere} {
		left, old = subtract(left, old, identity)
	}
	gone := slices.DeleteFunc(old, func(d source.Diagnostic) bool { return exists(d.Path()) })
	left, _ = subtract(left, gone, inAnyFile)
	return left
}

// identity is what two findings have in common that are the same.
type identity struct{ rule, path, about, message string }

func exact(d source.Diagnostic) identity { return identity{d.Rule, d.Path(), d.Key, d.Message} }

var positions = regexp.MustCompile(`/[0-9]+(/|$)`)

func anywhere(d source.Diagnostic) identity {
	return identity{d.Rule, d.Path(), positions.ReplaceAllString(d.Key, "/*$1"), d.Message}
}

func inAnyFile(d source.Diagnostic) identity {
	i := anywhere(d)
	i.path = ""
	return i
}

// subtract takes from each list what is in both, one for one.
func subtract(now, before []source.Diagnostic, of func(source.Diagnostic) identity) (left, old []source.Diagnostic) {
	count := map[identity]int{}
	for _, d := range before {
		count[of(d)]++
	}
	matched := map[identity]int{}
	for _, d := range now {
		if i := of(d); matched[i] < count[i] {
			matched[i]++
		} else {
			left = append(left, d)
		}
	}
	for _, d := range before {
		if i := of(d); matched[i] > 0 {
			matched[i]--
		} else {
			old = append(old, d)
		}
	}
	return left, old
}
