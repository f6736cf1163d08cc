package rules

import (
	"cmp"
	"slices"

	"github.com/launchbook/launchbook/source"
)

// within tells whether a span lies in one of others, which are in order and do not overlap.
func within(at source.Span, spans []source.Span) bool {
	i, _ := slices.BinarySearchFunc(spans, at.End, func(s source.Span, end int) int { return cmp.Compare(s.End, end) })
	return i < len(spans) && spans[i].Contains(at)
}
