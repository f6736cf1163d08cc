package tree

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/launchbook/launchbook/source"
)

func TestUnpackGivesTheTreeBack(t *testing.T) {
	text := "text: [a, 'b c', \"\", ü]\nnumber: [0, -7, 9223372036854775807, 1.50, -2.5e3]\nbool: {yes: true, no: false}\nempty: {null: ~, list: [], map: {}}\n"
	file := source.NewFile("a.yaml", []byte(text))
	node, found := ParseYAML(file, source.Span{End: len(text)})
	if len(found) > 0 {
		t.Fatal(found)
	}
	unpacked := Pack(node).Unpack()
	same := []cmp.Option{cmp.AllowUnexported(Node{}, held{}), cmpopts.IgnoreTypes(source.Span{}), cmpopts.IgnoreFields(Node{}, "Plain"), cmpopts.EquateEmpty()}
	if diff := cmp.Diff(node, unpacked, same...); diff != "" {
		t.Error(diff)
	}
	if unpacked.Get("number").Items()[3].Text != "1.50" {
		t.Error("a number is no longer as written")
	}
	if Pack(nil).Unpack() != nil {
		t.Error("no tree becomes one")
	}
}
