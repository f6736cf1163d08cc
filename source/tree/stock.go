package tree

import (
	"go.yaml.in/yaml/v3"

	"github.com/launchbook/launchbook/source"
)

// stock has the memory for the nodes of a tree in a few pieces, as large as a document
// of YAML needs. Collecting garbage takes as long as there are pieces, and large sites
// have millions of nodes.
type stock struct {
	nodes   []Node
	held    []held
	entries []Entry
	items   []*Node
}

// newStock is a stock for what a document of YAML is built of. What aliases bring comes
// on top.
func newStock(document *yaml.Node) stock {
	nodes, holders, entries, items := 1, 0, 0, 0 // one node for a key, which is built as well
	values(document, func(n *yaml.Node) {
		nodes++
		switch n.Kind {
		case yaml.MappingNode:
			holders++
			entries += len(n.Content) / 2
		case yaml.SequenceNode:
			holders++
			items += len(n.Content)
		}
	})
	return stock{make([]Node, 0, nodes), make([]held, 0, holders), make([]Entry, 0, entries), make([]*Node, 0, items)}
}

// packTexts moves the texts of a document of YAML into one piece of memory, before it is
// built: what aliases bring shares them.
func packTexts(document *yaml.Node) {
	source.Pack(func(visit func(*string)) {
		values(document, func(n *yaml.Node) {
			if n.Kind == yaml.ScalarNode {
				visit(&n.Value)
			}
		})
	})
}

// values visits a value and all below it, without keys and what aliases bring.
func values(n *yaml.Node, visit func(*yaml.Node)) {
	visit(n)
	for i, child := range n.Content {
		if n.Kind == yaml.SequenceNode || i%2 == 1 {
			values(child, visit)
		}
	}
}

// one is memory for one more of the pieces, and some a list of none with room for n.
func one[T any](from *[]T) *T {
	list := some(from, 1)[:1]
	return &list[0]
}

func some[T any](from *[]T, n int) []T {
	used := len(*from)
	if used+n > cap(*from) {
		return make([]T, 0, n)
	}
	*from = (*from)[:used+n]
	return (*from)[used : used : used+n]
}
