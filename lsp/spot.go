package lsp

import (
	"github.com/launchbook/launchbook/source/tree"
)

// spot is where in structured data that was read a place is.
type spot struct {
	// path is of keys and stars, down to the value or to the key itself.
	path []string
	// around are the mappings and lists that hold it, outermost first; the
	// last one is the value, or the value of the key.
	around []*tree.Node
	// key is set where the place is on the key.
	key bool
}

// value is the innermost thing at the spot.
func (s spot) value() *tree.Node { return s.around[len(s.around)-1] }

// spotAt finds an offset in a tree; ok is false between its keys and values.
func spotAt(n *tree.Node, offset int) (s spot, ok bool) {
	s.around = append(s.around, n)
	for _, e := range n.Entries() {
		on := e.KeySpan.Start <= offset && offset <= e.KeySpan.End
		inner, inside := spotAt(e.Value, offset)
		if inside || on {
			if on {
				inner = spot{around: []*tree.Node{e.Value}, key: true}
			}
			return s.above(e.Key, inner), true
		}
	}
	for _, item := range n.Items() {
		if inner, inside := spotAt(item, offset); inside {
			return s.above("*", inner), true
		}
	}
	return s, n.Scalar() && n.Span.Len() > 0 && n.Span.Start <= offset && offset <= n.Span.End
}

// above is a spot seen from the mapping or list that holds it.
func (s spot) above(step string, inner spot) spot {
	return spot{append([]string{step}, inner.path...), append(s.around, inner.around...), inner.key}
}
