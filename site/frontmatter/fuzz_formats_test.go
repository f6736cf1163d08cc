package frontmatter

import (
	"testing"

	"github.com/launchbook/launchbook/source"
)

// FuzzFormats: whatever stands between the fences of any format, the findings lie
// in the file.
func FuzzFormats(f *testing.F) {
	for _, seed := range []string{"a = 1\n[b]\nc = 2\n", "a: [b, {c: d}]\n", `"a": {"b": [1, null]}`, "a.b.c = {d = 1}\n", "x = '''\n[", "&a [*a]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, form := range [][2]string{{"+++\n", "\n+++\n"}, {"---\n", "\n---\n"}, {"{", "}\n"}, {";;;\n", "\n;;;\n"}} {
			data := []byte(form[0] + text + form[1])
			_, node, found := Split(source.NewFile("x.md", data))
			if node == nil {
				t.Fatalf("%q: no node", data)
			}
			for _, d := range found {
				if d.Span.Start < 0 || d.Span.End > len(data) || d.Span.Start > d.Span.End {
					t.Errorf("%q: %s is at %v", data, d.Message, d.Span)
				}
			}
		}
	})
}
