package mutation

import (
	"slices"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// A mutant is a document with one mistake.
type mutant struct {
	kind string // a row of the table
	root *tree.Node
	// at is the address of the mistake in the front matter; of a missing key,
	// that of the mapping that lacks it.
	at string
	// onKey is set where the key is wrong and not the value.
	onKey bool
	// list is the address of the list that a finding may be anywhere in, where
	// each of two places could be the wrong one; usually empty.
	list string
	// body replaces the document's text, and mark is the mistake in it; both are
	// empty for a mistake in the front matter.
	body string
	mark source.Span
	// fixable is set where the linter can know what was meant.
	fixable bool
}

// The kinds of mistakes, in the order of the table.
const (
	misspeltKey     = "misspelt key"
	droppedKey      = "dropped required key"
	changedType     = "changed type"
	brokenReference = "broken reference"
	brokenLink      = "broken link"
	impossibleDate  = "impossible date"
	shiftedDate     = "shifted date"
	swappedOrder    = "swapped order"
)

var kinds = []string{misspeltKey, droppedKey, changedType, brokenReference, brokenLink, impossibleDate, shiftedDate, swappedOrder}

// clone copies a tree, with a change at one address.
func clone(n *tree.Node, address []string, change func(*tree.Node)) *tree.Node {
	out := *n
	out.SetEntries(slices.Clone(n.Entries()))
	out.SetItems(slices.Clone(n.Items()))
	if len(address) == 0 {
		change(&out)
		return &out
	}
	for i, e := range out.Entries() {
		if e.Key == address[0] {
			out.Entries()[i].Value = clone(e.Value, address[1:], change)
		}
	}
	if i, err := strconv.Atoi(address[0]); err == nil && i < len(out.Items()) {
		out.Items()[i] = clone(out.Items()[i], address[1:], change)
	}
	return &out
}

func steps(address string) []string {
	if address == "" {
		return nil
	}
	return strings.Split(address[1:], "/")
}

// lookup is the value at an address that exists.
func lookup(n *tree.Node, address string) *tree.Node {
	for _, step := range steps(address) {
		if n.Kind == tree.List {
			i, _ := strconv.Atoi(step)
			n = n.Items()[i]
		} else {
			n = n.Get(step)
		}
	}
	return n
}

// walk visits every value below a node, with its address.
func walk(n *tree.Node, address string, visit func(n *tree.Node, address string)) {
	visit(n, address)
	for _, e := range n.Entries() {
		if !strings.HasPrefix(e.Key, "x-") {
			walk(e.Value, address+"/"+e.Key, visit)
		}
	}
	for i, item := range n.Items() {
		walk(item, address+"/"+strconv.Itoa(i), visit)
	}
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
