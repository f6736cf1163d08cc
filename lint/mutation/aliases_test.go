package mutation

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/source/tree"
)

// aliases writes what occurs again in a document once, with an anchor. The zero
// value writes everything out.
type aliases struct {
	count map[string]int    // of each value, as text
	names map[string]string // of those that have been written
	// literal is the address of the mistake: neither it nor what it is part of
	// is written as an alias.
	literal string
}

func (a *aliases) find(root *tree.Node) {
	a.count, a.names = map[string]int{}, map[string]string{}
	walk(root, "", func(n *tree.Node, address string) {
		if address != "" {
			a.count[canonical(n)]++
		}
	})
}

// of is the anchor that a value gets, and whether it has been written already.
// Items of lists that are mappings themselves get none.
func (a *aliases) of(n *tree.Node, address string) (name string, alias bool) {
	if strings.HasPrefix(a.literal+"/", address+"/") || n.Kind == tree.Null {
		return "", false
	}
	text := canonical(n)
	if name, ok := a.names[text]; ok {
		return name, true
	}
	if a.count[text] < 2 {
		return "", false
	}
	name = "v" + strconv.Itoa(len(a.names)+1)
	a.names[text] = name
	return name, false
}

// mention writes an anchor or an alias.
func (w *writer) mention(name string, alias bool, address string) {
	if !alias {
		w.text("&" + name)
		return
	}
	w.values[address] = w.span(func() { w.text("*" + name) })
}

// canonical is a value as text that only an equal value has.
func canonical(n *tree.Node) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d%q", n.Kind, n.Text)
	for _, e := range n.Entries() {
		fmt.Fprintf(&b, "%q:%s", e.Key, canonical(e.Value))
	}
	for _, item := range n.Items() {
		b.WriteString("," + canonical(item))
	}
	return b.String()
}
