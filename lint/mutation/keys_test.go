package mutation

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source/tree"
)

// keyMutants misspell and drop the keys of every mapping, and change the type
// of their values.
func keyMutants(root *tree.Node, typeName string) []mutant {
	var list []mutant
	walk(root, "", func(n *tree.Node, address string) {
		for i, e := range n.Entries() {
			if strings.HasPrefix(e.Key, "x-") {
				continue
			}
			at, wrong := address+"/"+e.Key, misspell(e.Key)
			list = append(list, mutant{kind: misspeltKey, at: address + "/" + wrong, onKey: true, fixable: true,
				root: clone(root, steps(address), func(n *tree.Node) { n.Entries()[i].Key = wrong })})
			if schema.Required(typeName, steps(address), e.Key) && at != "/type" {
				list = append(list, mutant{kind: droppedKey, at: address,
					root: clone(root, steps(address), func(n *tree.Node) { n.SetEntries(slices.Delete(n.Entries(), i, i+1)) })})
			}
			list = append(list, mutant{kind: changedType, at: at,
				root: clone(root, steps(at), func(n *tree.Node) { *n = otherType(n) })})
		}
	})
	return list
}

// otherType is a value of a type that no field of n's takes.
func otherType(n *tree.Node) tree.Node {
	word := &tree.Node{Kind: tree.String, Text: "wrong"}
	switch n.Kind {
	case tree.Map:
		return *word
	case tree.List, tree.String:
		other := tree.Node{Kind: tree.Map}
		other.SetEntries([]tree.Entry{{Key: "wrong", Value: word}})
		return other
	}
	other := tree.Node{Kind: tree.List}
	other.SetItems([]*tree.Node{word})
	return other
}
