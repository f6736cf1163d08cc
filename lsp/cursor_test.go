package lsp

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// Where half-written data is taken to be, is where a parser finds it once it is
// written: for every key and every value of the starter site, in every format.
func TestCursorAgreesWithTheParser(t *testing.T) {
	names, err := filepath.Glob("../content/starter/content/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	compared := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file := source.NewFile(filepath.Base(name), data)
		_, node, _ := frontmatter.Split(file)
		compared += compareCursor(t, file)
		value := node.Value()
		asJSON, err := json.MarshalIndent(value, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		compared += compareCursor(t, source.NewFile(file.Path+".json", append(asJSON, '\n')))
		asTOML, err := toml.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		compared += compareCursor(t, source.NewFile(file.Path+".toml", slices.Concat([]byte("+++\n"), asTOML, []byte("+++\n"))))
		flow := "---\ntype: " + node.Get("type").Text + "\nall: " + strings.ReplaceAll(string(asJSON), "\n", "\n  ") + "\n---\n"
		compared += compareCursor(t, source.NewFile(file.Path+".flow", []byte(flow)))
	}
	t.Logf("%d places were compared", compared)
	if compared < 5000 {
		t.Errorf("only %d places were compared", compared)
	}
}

// compareCursor looks at every key and value of a file.
func compareCursor(t *testing.T, f *source.File) (compared int) {
	t.Helper()
	_, root, found := frontmatter.Split(f)
	b, ok := blockOf(f)
	if !ok || len(found) > 0 || len(root.Entries()) == 0 {
		t.Fatalf("%s: %v", f.Path, found)
	}
	isList := func(path []string) bool { return listAt(root, path) }
	at := func(offset int, path []string, value bool) {
		compared++
		c := cursorAt(f, b, offset, isList)
		if !slices.Equal(c.path, path) || c.value != value && !c.item || c.nowhere {
			p := f.Position(offset)
			t.Errorf("%s:%d:%d: got %q, value %t, want %q, %t", f.Path, p.Line, p.Column, c.path, c.value, path, value)
		}
	}
	var visit func(n *tree.Node, path []string)
	visit = func(n *tree.Node, path []string) {
		for _, e := range n.Entries() {
			if !tomlHeader.MatchString(f.Text(f.LineSpan(f.Position(e.KeySpan.Start).Line))) {
				at(e.KeySpan.Start+1, path, false) // nothing is offered in a header
			}
			visit(e.Value, append(slices.Clone(path), e.Key))
		}
		for _, item := range n.Items() {
			visit(item, append(slices.Clone(path), "*"))
		}
		if n.Scalar() && n.Span.Len() > 1 && !strings.Contains(f.Text(n.Span), "\n") {
			at(n.Span.Start+1, path, true)
		}
	}
	visit(root, nil)
	return compared
}

// listAt tells whether a path leads to a list in a tree, by any item on the way.
func listAt(n *tree.Node, path []string) bool {
	if len(path) == 0 {
		return n.Kind == tree.List
	}
	if path[0] == "*" {
		return slices.ContainsFunc(n.Items(), func(item *tree.Node) bool { return listAt(item, path[1:]) })
	}
	value := n.Get(path[0])
	return value != nil && listAt(value, path[1:])
}
