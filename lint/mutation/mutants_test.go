package mutation

import (
	"slices"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source/tree"
)

// A mutant is a document with one mistake.
type mutant struct {
	kind string // a row of the table
	root *tree.Node
	// at is the address of the mistake.
	at string
	// onKey is set where the key is wrong and not the value.
	onKey bool
	// within is the address that a finding has to lie in, where several places
	// could be the wrong one; empty for at itself.
	within string
	// fixable is set where the linter can know what was meant.
	fixable bool
}

// clone copies a tree, with a change at one address.
func clone(n *tree.Node, address []string, change func(*tree.Node)) *tree.Node {
	out := *n
	out.Entries, out.Items = slices.Clone(n.Entries), slices.Clone(n.Items)
	if len(address) == 0 {
		change(&out)
		return &out
	}
	for i, e := range out.Entries {
		if e.Key == address[0] {
			out.Entries[i].Value = clone(e.Value, address[1:], change)
		}
	}
	if i, err := strconv.Atoi(address[0]); err == nil && i < len(out.Items) {
		out.Items[i] = clone(out.Items[i], address[1:], change)
	}
	return &out
}

func steps(address string) []string {
	if address == "" {
		return nil
	}
	return strings.Split(address[1:], "/")
}

// misspell swaps two letters, or doubles the last one of a short word.
func misspell(word string) string {
	if len(word) < 5 {
		return word + word[len(word)-1:]
	}
	for i := len(word)/2 - 1; i < len(word)-1; i++ {
		if word[i] != word[i+1] {
			return word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
		}
	}
	return word + "x"
}

// keyMutants misspell and drop the keys of every mapping, and change the type
// of their values.
func keyMutants(root *tree.Node, typeName string) []mutant {
	var list []mutant
	var walk func(n *tree.Node, address string)
	walk = func(n *tree.Node, address string) {
		for i, e := range n.Entries {
			at := address + "/" + e.Key
			if strings.HasPrefix(e.Key, "x-") {
				continue
			}
			wrong := misspell(e.Key)
			list = append(list, mutant{kind: "misspelt key", at: address + "/" + wrong, onKey: true, fixable: true,
				root: clone(root, steps(address), func(n *tree.Node) { n.Entries[i].Key = wrong })})
			if schema.Required(typeName, steps(address), e.Key) && at != "/type" {
				list = append(list, mutant{kind: "dropped required key", at: at, within: address,
					root: clone(root, steps(address), func(n *tree.Node) { n.Entries = slices.Delete(n.Entries, i, i+1) })})
			}
			list = append(list, mutant{kind: "changed type", at: at,
				root: clone(root, steps(at), func(n *tree.Node) { *n = otherType(n) })})
			walk(e.Value, at)
		}
		for i, item := range n.Items {
			walk(item, address+"/"+strconv.Itoa(i))
		}
	}
	walk(root, "")
	return list
}

// otherType is a value of a type that no field of n's takes.
func otherType(n *tree.Node) tree.Node {
	word := &tree.Node{Kind: tree.String, Text: "wrong"}
	switch n.Kind {
	case tree.Map:
		return *word
	case tree.List:
		return tree.Node{Kind: tree.Map, Entries: []tree.Entry{{Key: "wrong", Value: word}}}
	case tree.String:
		return tree.Node{Kind: tree.Map, Entries: []tree.Entry{{Key: "wrong", Value: word}}}
	}
	return tree.Node{Kind: tree.List, Items: []*tree.Node{word}}
}

// orderMutants put what is in order out of order: neighbours in a list that is
// sorted by `at`, and the ends of a stretch of time.
func orderMutants(root *tree.Node) []mutant {
	var list []mutant
	var walk func(n *tree.Node, address string)
	walk = func(n *tree.Node, address string) {
		from, until := n.Get("from"), n.Get("until")
		if from != nil && until != nil && n.Get("days") == nil {
			list = append(list, mutant{kind: "swapped from and until", at: address, within: address,
				root: clone(root, steps(address), func(n *tree.Node) {
					for i, e := range n.Entries {
						switch e.Key {
						case "from":
							n.Entries[i].Value = until
						case "until":
							n.Entries[i].Value = from
						}
					}
				})})
		}
		for _, e := range n.Entries {
			walk(e.Value, address+"/"+e.Key)
		}
		for i, item := range n.Items {
			at := address + "/" + strconv.Itoa(i)
			walk(item, at)
			if i == 0 || (address != "/timeline" && address != "/checklist" && address != "/reviews" && address != "/rollout/stages") {
				continue
			}
			if a, b := n.Items[i-1].Get("at"), item.Get("at"); a != nil && b != nil && a.Text != b.Text {
				list = append(list, mutant{kind: "swapped steps", at: at, within: address,
					root: clone(root, steps(address), func(n *tree.Node) { n.Items[i-1], n.Items[i] = n.Items[i], n.Items[i-1] })})
			}
		}
	}
	walk(root, "")
	for key, past := range map[string]string{"review_by": "2001-01-01", "verified_at": "2001-01-01"} {
		list = append(list, dateMutants(root, root, "", key, past)...)
	}
	return list
}

// dateMutants set every date of one name to a day long ago.
func dateMutants(root, n *tree.Node, address, key, past string) []mutant {
	var list []mutant
	for _, e := range n.Entries {
		at := address + "/" + e.Key
		if e.Key == key {
			list = append(list, mutant{kind: "date long ago", at: at,
				root: clone(root, steps(at), func(n *tree.Node) { *n = tree.Node{Kind: tree.String, Text: past} })})
		}
		list = append(list, dateMutants(root, e.Value, at, key, past)...)
	}
	for i, item := range n.Items {
		list = append(list, dateMutants(root, item, address+"/"+strconv.Itoa(i), key, past)...)
	}
	return list
}

// referenceMutants misspell the ids at the given addresses.
func referenceMutants(root *tree.Node, addresses []string) []mutant {
	var list []mutant
	for _, at := range addresses {
		list = append(list, mutant{kind: "broken reference", at: at, fixable: true,
			root: clone(root, steps(at), func(n *tree.Node) { n.Text = misspell(n.Text) })})
	}
	return list
}
