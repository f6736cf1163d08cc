package source

import (
	"iter"
	"strings"
)

// Pack moves texts into one piece of memory. A large site keeps millions of them, and
// collecting garbage takes as long as there are pieces. It goes through texts twice.
func Pack(texts iter.Seq[*string]) {
	size := 0
	for text := range texts {
		size += len(*text)
	}
	var b strings.Builder
	b.Grow(size)
	for text := range texts {
		start := b.Len()
		b.WriteString(*text)
		*text = b.String()[start:]
	}
}
