package active

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestFind(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`
	for _, c := range []struct{ name, text, want string }{
		{"x.SVG", svg + `<script>1</script></svg>`, "a <script>"},
		{"x.svg", `<svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></svg>`, "a <script>"},
		{"x.svg", svg + `<title><script>1</script></title></svg>`, "a <script>"},
		{"x.svg", svg + `<style><script>1</script></style></svg>`, "a <script>"},
		{"x.svg", svg + `<textarea/><script>1</script></svg>`, "a <script>"},
		{"x.svg", `<svg onload="x"/>`, "the event handler onload"},
		{"x.svg", svg + `<a xlink:href="java&#9;script:x">a</a></svg>`, "the address"},
		{"x.svg", svg + `<image href="https://evil.example.com/x"/></svg>`, "the address"},
		{"x.svg", svg + `<image href="\\/evil.example.com/x"/></svg>`, "the address"},
		{"x.svg", svg + `<use href="data:image/svg+xml,x"/></svg>`, "the address"},
		{"x.svg", svg + `<style>@import "//evil.example.com/x"</style></svg>`, "a style"},
		{"x.svg", svg + `<style>a{content:"/*"}b{background:u\72l(\2f\2f evil.example.com/x)}/* */</style></svg>`, "a style"},
		{"x.svg", svg + `<path mask="url(//evil.example.com/x#y)"/></svg>`, "a style"},
		{"x.svg", `<!DOCTYPE svg [<!ENTITY x "y">]><svg/>`, "entities"},
		{"x.svg", `<?xml-stylesheet href="x"?><svg/>`, "a style sheet"},
		{"x.svg", svg + `<foreignObject/></svg>`, "a <foreignobject>"},
		{"x.svg", svg + `<g><script</svg>`, "XML syntax error on line 1"},
		{"x.svg", `<?xml version="1.0" encoding="utf-7"?><svg/>`, `encoding "utf-7"`},
		{"x.svgz", "\x1f\x8b", "it is compressed"},
		{"x.xml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script/></html>`, "a <script>"},
		{"x.rss", `<x:link xmlns:x="http://www.w3.org/1999/xhtml" rel="stylesheet" href="a.css"/>`, "a <link>"},
		{"x.html", `<p><svg><style><img src=x onerror=alert(1)></style></svg>`, "the event handler onerror"},
		{"x.html", `<noscript><iframe src=x></iframe></noscript>`, "a <iframe>"},
		{"x.html", `<template><script>1</script></template>`, "a <script>"},
		{"x.html", `<a href="/" ping="https://evil.example.com/">a</a>`, "the address"},
		{"x.html", `<img srcset="a/b.png 1x, //evil.example.com/x 2x">`, "the address"},

		{"x.svg", `<?xml version="1.0"?>` + svg + `<style>a{fill:red}</style><a href="https://example.com"><path d="M0 0" fill="url(#g)"/></a><image xlink:href="data:image/png;base64,AA//"/></svg>`, ""},
		{"x.svg", "\ufeff" + svg + `<style><![CDATA[a > b{background:url("data:image/png;base64,AA//==")}]]></style><text>a // b</text></svg>`, ""},
		{"x.html", `<!doctype html><meta charset=utf-8><title>a</title><style>p{color:red}</style><p style="color:red">a <a href="slack://channel">b</a> <img src="c.png">`, ""},
		{"x.atom", `<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://example.com/"/></feed>`, ""},
		{"x.txt", `<script>1</script>`, ""},
	} {
		found, err := Find(c.name, []byte(c.text))
		got := ""
		switch {
		case err != nil:
			got = err.Error()
		case found != nil:
			got = found.What
		}
		if c.want == "" && got != "" || !strings.HasPrefix(strings.TrimPrefix(got, "xml: "), c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
		if found != nil && (found.Span.End < found.Span.Start || found.Span.End > len(c.text) || found.Span.Len() == 0 || c.text[found.Span.Start] != '<') {
			t.Errorf("%s: stands at %v", c.text, found.Span)
		}
	}
}

// FuzzFind puts any text into a picture and a page: no parser finds a script in
// what is let through.
func FuzzFind(f *testing.F) {
	for _, text := range []string{"<script>1</script>", "<title><script>1</script></title>", "<style><img src=x onerror=1></style>", "]]><script/>", "<!--><script>-->", "<a href='java&#9;script:x'/>", "<?x?>", "<x:script xmlns:x='y'/>", "<![CDATA[<script>]]>"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		picture := `<svg xmlns="http://www.w3.org/2000/svg">` + text + "</svg>"
		if found, err := Find("x.svg", []byte(picture)); found == nil && err == nil {
			var tree node
			if err := xml.Unmarshal([]byte(picture), &tree); err != nil {
				t.Fatalf("%q is let through: %v", picture, err)
			}
			tree.check(t)
		}
		page := "<p>" + text
		found, err := Find("x.html", []byte(page))
		if found != nil && (found.Span.Start > found.Span.End || found.Span.End > len(page)) {
			t.Errorf("%q: stands at %v", page, found.Span)
		}
		if found == nil && err == nil {
			z := html.NewTokenizer(strings.NewReader(page))
			for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
				if token := z.Token(); kind == html.StartTagToken && token.Data == "script" {
					t.Errorf("%q has a script", page)
				}
			}
		}
	})
}

// node is any element of XML.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
}

func (n node) check(t *testing.T) {
	t.Helper()
	if slices.Contains([]string{"script", "foreignObject", "iframe"}, n.XMLName.Local) {
		t.Errorf("<%s> is let through", n.XMLName.Local)
	}
	for _, a := range n.Attrs {
		if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" && strings.HasPrefix(a.Value, "javascript:") {
			t.Errorf("%s=%q is let through", a.Name.Local, a.Value)
		}
	}
	for _, child := range n.Children {
		child.check(t)
	}
}
