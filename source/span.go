package source

// Span is a half-open range of byte offsets, [Start, End), into one file. The
// zero Span is the empty range at the file's first byte.
type Span struct {
	Start, End int
}

// At is the empty span at a byte offset.
func At(offset int) Span { return Span{offset, offset} }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether the two spans share a byte, or an empty one of them
// touches the other.
func (s Span) Overlaps(o Span) bool {
	if s.Len() == 0 || o.Len() == 0 {
		return s.Start <= o.End && o.Start <= s.End
	}
	return s.Start < o.End && o.Start < s.End
}

// Shift moves the span by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }
