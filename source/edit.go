package source

import (
	"cmp"
	"fmt"
	"slices"
)

// Edit replaces the bytes of a span in the named file.
type Edit struct {
	File *File
	Span Span
	Text string
}

// Apply makes all edits of one file at once. Bytes outside the edits' spans stay
// as they are. Overlapping edits are an error.
func Apply(data []byte, edits []Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var out []byte
	at := 0
	for _, e := range sorted {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(data) {
			return nil, fmt.Errorf("edits overlap at byte %d", e.Span.Start)
		}
		out = append(out, data[at:e.Span.Start]...)
		out = append(out, e.Text...)
		at = e.Span.End
	}
	return append(out, data[at:]...), nil
}
