package tree

import "go.yaml.in/yaml/v3"

// stock has the memory for the nodes of a tree in a few pieces, as large as a document
// of YAML needs. Collecting garbage takes as long as there are pieces, and large sites
// have millions of nodes.
type stock struct {
	nodes   []Node
	held    []held
	entries []Entry
	items   []*Node
}

// needs counts what a document of YAML is built of. What aliases bring comes on top.
type needs struct{ nodes, held, entries, items int }

func (c *needs) add(n *yaml.Node) {
	c.nodes++
	switch n.Kind {
	case yaml.MappingNode:
		c.held++
		c.entries += len(n.Content) / 2
		for i := 1; i < len(n.Content); i += 2 {
			c.add(n.Content[i])
		}
	case yaml.SequenceNode:
		c.held++
		c.items += len(n.Content)
		for _, item := range n.Content {
			c.add(item)
		}
	}
}

func newStock(document *yaml.Node) stock {
	var c needs
	c.add(document)
	c.nodes++ // one for a key, which is built as well
	return stock{make([]Node, 0, c.nodes), make([]held, 0, c.held), make([]Entry, 0, c.entries), make([]*Node, 0, c.items)}
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
