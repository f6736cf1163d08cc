package source

import "strings"

// Pack moves the texts that each visits into one piece of memory; each is called twice. A
// large site keeps millions of them, and collecting garbage takes as long as there are
// pieces.
func Pack(each func(visit func(*string))) {
	size := 0
	each(func(text *string) { size += len(*text) })
	var b strings.Builder
	b.Grow(size)
	each(func(text *string) {
		start := b.Len()
		b.WriteString(*text)
		*text = b.String()[start:]
	})
}
