package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/launchbook/launchbook/source"
)

// What a draft was kept as gives the page that the text gives.
func FuzzDrafts(f *testing.F) {
	for _, text := range []string{
		"# T\n\na [b](c.md \"d\") ![e](f.png) [![](g.png)](h) <a href=\"i\" id=j>k</a> <img src=https://l> <img src=m alt=n>\n\n## O\n\n[TOC]\n\n> [!NOTE]\n> p\n\n!!! tip\n    q\n\n- [x] r\n",
		"| a | b | c |\n|---|---|---|\n| [d](e) | `f` | <b>g |\n\n<table><tr><th>h</table>\n\n```mermaid\ni\n```\n\nj[^1]\n\n[^1]: k\n",
		"\n", "# \n## {#}\n## ", "```\n\x00\n", "![a](//b) [![c](//d)](e) <a href=>f</a> [g]()\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, kept := ParseDrafted([]byte("before"), source.NewFile("x.md", []byte(text)), source.Span{End: len(text)})
		if diff := cmp.Diff(parse(text).Headings, d.Headings); diff != "" {
			t.Error(diff)
		}
		options := RenderOptions{Words: func(english string) string { return "<" + english + ">" }, Link: func(l Link) string { return "../" + l.Destination }}
		if diff := cmp.Diff(DraftOf(d).Rendered(options), Draft(kept[len("before"):]).Rendered(options)); diff != "" {
			t.Error(diff)
		}
	})
}
