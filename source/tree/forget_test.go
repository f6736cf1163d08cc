package tree

import (
	"testing"

	"github.com/launchbook/launchbook/source"
)

type item struct {
	Place Place  `json:"-"`
	Name  string `json:"name"`
}

type list struct {
	item
	One  *item  `json:"one"`
	Many []item `json:"many"`
}

func TestForgetLeavesNoPlace(t *testing.T) {
	text := "name: a\none: {name: b}\nmany: [{name: c}, {name: d}]\n"
	file := source.NewFile("a.yaml", []byte(text))
	node, _ := ParseYAML(file, source.Span{End: len(text)})
	var l list
	Decode(Place{File: file, Node: node}, &l)
	places := func() (n int) {
		for _, p := range []Place{l.Place, l.One.Place, l.Many[0].Place, l.Many[1].Place} {
			if p.Node != nil {
				n++
			}
		}
		return n
	}
	if n := places(); n != 4 {
		t.Errorf("%d places were set", n)
	}
	Forget(&l)
	if n := places(); n != 0 || l.Name+l.One.Name+l.Many[0].Name+l.Many[1].Name != "abcd" {
		t.Errorf("%d places are left of %+v", n, l)
	}
}
