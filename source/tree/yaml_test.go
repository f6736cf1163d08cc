package tree

import (
	"testing"

	"github.com/launchbook/launchbook/source"
)

func parse(t testing.TB, text string) (*Node, *source.File, []source.Diagnostic) {
	t.Helper()
	f := source.NewFile("x.md", []byte(text))
	n, found := ParseYAML(f, source.Span{End: len(text)})
	return n, f, found
}

// Every value's span is exactly what was written.
func TestYAMLSpans(t *testing.T) {
	for _, c := range []struct {
		yaml string
		path []any
		want string
	}{
		{"a: b", []any{"a"}, "b"},
		{"a: b # c", []any{"a"}, "b"},
		{"a: 'it''s' # c", []any{"a"}, "'it''s'"},
		{`a: "say \"x\"" `, []any{"a"}, `"say \"x\""`},
		{"å: ö\r\nb: c\r\n", []any{"b"}, "c"},
		{"å: {ö: é, b: c}", []any{"å", "b"}, "c"},
		{"a: {b: [c, d ] , e: {} }\nf: 1", []any{"a"}, "{b: [c, d ] , e: {} }"},
		{"a: {b: [c, d ] , e: {} }\nf: 1", []any{"a", "b"}, "[c, d ]"},
		{"a: one\n  two\n  three\nb: 1", []any{"a"}, "one\n  two\n  three"},
		{"a: |\n  one\n\n  two\nb: 1", []any{"a"}, "|\n  one\n\n  two"},
		{"a:\n  - b: >-\n      x\n      y\n  - c", []any{"a", 0, "b"}, ">-\n      x\n      y"},
		{"a: &x !!str b\nc: *x", []any{"a"}, "b"},
		{"a: &x !!str b\nc: *x", []any{"c"}, "*x"},
		{"a:\n- b\n- c\nd: 1", []any{"a"}, "- b\n- c"},
	} {
		n, f, found := parse(t, c.yaml)
		if len(found) > 0 {
			t.Errorf("%q: %v", c.yaml, found[0].Message)
			continue
		}
		got := f.Text(Place{File: f, Node: n}.Child(c.path...).Node.Span)
		if got != c.want {
			t.Errorf("%q %v: got %q, want %q", c.yaml, c.path, got, c.want)
		}
	}
}

func TestYAMLKinds(t *testing.T) {
	n, _, _ := parse(t, "a: NO\nb: 2027-03-09\nc: 09:00\nd: 1\ne: 1.5\nf: true\ng:\nh: '1'\ni: on\nj: +15550100")
	for key, want := range map[string]Kind{"a": String, "b": String, "c": String, "d": Int, "e": Float, "f": Bool, "g": Null, "h": String, "i": String, "j": Int} {
		if got := n.Get(key).Kind; got != want {
			t.Errorf("%s: got %v, want %v", key, got, want)
		}
	}
}

// A mistake is reported once, where it is.
func TestYAMLMistakes(t *testing.T) {
	for _, c := range []struct {
		yaml         string
		line, column int
		message      string
	}{
		{"title: a\nowner:ada\nx: y", 2, 1, "`owner:ada` has no space after its colon"},
		{"title: a: b\nowner: x", 1, 8, "the value of `title` has a colon in it"},
		{"title: a\n\towner: b", 2, 1, "a tab indents this line"},
		{"title: \"a\nowner: b", 1, 8, "the value of `title` opens a quote that is never closed"},
		{"title: a\ntags: [a, b\nowner: c", 2, 7, "the `[` of `tags` is never closed, or what stands in it is not separated by commas"},
		{"title: a\n  owner: b", 2, 3, "`owner` does not fit the lines above"},
		{"title: @a", 1, 8, "the value of `title` cannot start with `@`"},
		{"@title: a", 1, 1, "this line cannot start with `@`"},
		{"title: a\n: b", 2, 1, "there is no key before this colon"},
		{"to:\n  {id: @ada}", 2, 8, "the value of `id` cannot start with `@`"},
		{"title: a\nowner b\nx: y", 2, 1, "`owner b` is neither `key: value` nor a list item"},
		{"a: 1\na: 2", 2, 1, "`a` is set twice; the first one, on line 1, counts"},
		{"a: *b", 1, 4, "`*b` names no anchor"},
		{"- a", 1, 1, "`- a` is not a mapping of keys to values"},
		{"a: .nan", 1, 4, "`.nan` is not a number that can be compared"},
	} {
		_, f, found := parse(t, c.yaml)
		if len(found) != 1 {
			t.Errorf("%q: %d findings, want one: %v", c.yaml, len(found), found)
			continue
		}
		at := f.Position(found[0].Span.Start)
		if at.Line != c.line || at.Column != c.column || found[0].Message != c.message {
			t.Errorf("%q: %d:%d: %s\nwant %d:%d: %s", c.yaml, at.Line, at.Column, found[0].Message, c.line, c.column, c.message)
		}
	}
}

// Quotes are put around a value, and not around a line with its key.
func TestQuotesAroundValuesOnly(t *testing.T) {
	for yaml, want := range map[string]bool{"title: @a": true, "to:\n  {id: @ada}": true, "to:\n  - @ada": true, "@title: a": false, "title: a\n: b": false} {
		if _, _, found := parse(t, yaml); len(found) != 1 || (len(found[0].Fixes) > 0) != want {
			t.Errorf("%q: %v, want a fix: %v", yaml, found, want)
		}
	}
}

func TestYAMLBombIsRefused(t *testing.T) {
	_, _, found := parse(t, "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e]")
	if len(found) != 1 || found[0].Rule != "front-matter-limit" {
		t.Fatalf("got %v", found)
	}
}

func check(t *testing.T, f *source.File, n *Node) {
	if n.Span.Start < 0 || n.Span.End > len(f.Data()) || n.Span.Start > n.Span.End {
		t.Fatalf("span %v outside of %d bytes", n.Span, len(f.Data()))
	}
	for _, e := range n.Entries() {
		check(t, f, e.Value)
	}
	for _, item := range n.Items() {
		check(t, f, item)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a: b", "a: {b: [c]}", "a: |\n  x", "&a [*a]", "{\"a\": [1]}", "a = [1, {b = 'c'}]\n[[t]]\nx = 1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("x.md", []byte(text))
		for _, parse := range []func(*source.File, source.Span) (*Node, []source.Diagnostic){ParseYAML, ParseTOML, ParseJSON} {
			n, found := parse(file, source.Span{End: len(text)})
			check(t, file, n)
			for _, d := range found {
				if d.Span.Start < 0 || d.Span.End > len(text) || d.Message == "" {
					t.Fatalf("diagnostic %v", d)
				}
			}
		}
	})
}

func TestTOMLAndJSONHaveSpansToo(t *testing.T) {
	for _, c := range []struct {
		parse func(*source.File, source.Span) (*Node, []source.Diagnostic)
		text  string
		path  []any
		want  string
	}{
		{ParseTOML, "a = 'b'\nc.d = 12\n[e]\nf = \"g\"", []any{"e", "f"}, `"g"`},
		{ParseTOML, "a = 'b'\nc.d = 12\n[e]\nf = \"g\"", []any{"c", "d"}, "12"},
		{ParseTOML, "[[a]]\nb = true\n[[a]]\nb = 2027-03-09", []any{"a", 1, "b"}, "2027-03-09"},
		{ParseTOML, "a = {b.c = \"x}y\"} # }", []any{"a"}, "{b.c = \"x}y\"}"},
		{ParseTOML, "a = [{b.c = 1, b.d.e = '}'}]", []any{"a", 0}, "{b.c = 1, b.d.e = '}'}"},
		{ParseTOML, "a = {b.c = [1], d = {}}", []any{"a"}, "{b.c = [1], d = {}}"},
		{ParseJSON, `{"a": {"b": [1, "c"]}}`, []any{"a", "b", 1}, `"c"`},
		{ParseJSON, `{"a": {"b": [1, "c"]}}`, []any{"a", "b"}, `[1, "c"]`},
	} {
		f := source.NewFile("x.md", []byte(c.text))
		n, found := c.parse(f, source.Span{End: len(c.text)})
		if got := f.Text(Place{File: f, Node: n}.Child(c.path...).Node.Span); got != c.want || len(found) > 0 {
			t.Errorf("%q %v: got %q, want %q %v", c.text, c.path, got, c.want, found)
		}
	}
}
