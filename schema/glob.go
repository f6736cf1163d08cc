package schema

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// maxAlternatives is how many globs without braces one with braces may stand for: each is
// tried on each path. maxBraces is how many there may be.
const (
	maxAlternatives = 1000
	maxBraces       = 100
)

// ValidGlob tells whether a glob means something, and can be matched in little time.
func ValidGlob(glob string) bool {
	if !doublestar.ValidatePattern(glob) || strings.Count(glob, "{") > maxBraces {
		return false
	}
	n, _ := alternatives(glob)
	return n <= maxAlternatives
}

// alternatives is how many globs one stands for up to the brace that ends it, and what
// comes after that. It counts to a few more than maxAlternatives.
func alternatives(glob string) (n int, rest string) {
	sum, product := 0, 1
	class := false
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == ',':
			sum += product
			product = 1
		case c == '}':
			return bounded(sum + product), glob[i+1:]
		case c == '{':
			var inner int
			inner, glob = alternatives(glob[i+1:])
			product = bounded(product * inner)
			i = -1
		}
	}
	return bounded(sum + product), ""
}

func bounded(n int) int { return min(n, maxAlternatives+1) }
