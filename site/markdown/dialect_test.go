package markdown

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestAdmonitions(t *testing.T) {
	for text, want := range map[string]string{
		"!!! note\n    Hot":                           `<div class="alert alert-note"><p class="alert-title">Note</p>` + "\n<p>Hot</p>\n</div>",
		"!!!tip \"Two *words*\"\n    a\n\n    b\n\nc": `<div class="alert alert-tip"><p class="alert-title">Two *words*</p>` + "\n<p>a</p>\n<p>b</p>\n</div>\n<p>c</p>",
		"!!! danger \"\"\n    a":                      `<div class="alert alert-caution">` + "\n<p>a</p>\n</div>",
		"???+ aside wide \"T\"\n    - a":              `<details class="alert alert-note" open><summary class="alert-title">T</summary>` + "\n<ul>\n<li>a</li>\n</ul>\n</details>",
		"??? \"<i>\"\n    a":                          `<details class="alert alert-note"><summary class="alert-title">&lt;i&gt;</summary>` + "\n<p>a</p>\n</details>",
		"!!! note\n    !!! bug\n        a":            `<div class="alert alert-caution"><p class="alert-title">Bug</p>` + "\n<p>a</p>\n</div>\n</div>",
		"text\n!!! note\n    a":                       "<p>text</p>\n<div class=\"alert alert-note\">",
		"!!! really?\n    a":                          "<p>!!! really?\na</p>",
		"??? ":                                        "<p>???</p>",
	} {
		if got := strings.TrimSpace(whole(text)); !strings.Contains(got, want) {
			t.Errorf("%q:\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestContentsListTheHeadings(t *testing.T) {
	for _, marker := range contentsMarkers {
		text := "# Title\n\n" + marker + "\n\n## A\n\n### B & x\n\n## C\n"
		r := DraftOf(parse(text)).Rendered(RenderOptions{})
		want := `<nav class="toc" aria-label="Contents"><ul><li><a href="#a">A</a><ul><li><a href="#b--x">B &amp; x</a></li></ul></li><li><a href="#c">C</a></li></ul></nav>`
		if got := string(r.Intro); !strings.Contains(got, want) {
			t.Errorf("%s: %s", marker, got)
		}
	}
	if got := whole("[TOC]\n\n[toc]: a.md"); !strings.Contains(got, `<a href="a.md">TOC</a>`) {
		t.Errorf("a link is no table of contents: %s", got)
	}
}

// The list of the footnotes stands after the last section, whichever section
// has the mark, and both anchors exist for links.
func TestFootnotesAcrossSections(t *testing.T) {
	d := parse("## A\n\na[^x] b[^x]\n\n[^x]: See [y](y.md).\n\n## B\n\nc\n")
	r := DraftOf(d).Rendered(RenderOptions{})
	if len(r.Sections) != 2 || !strings.Contains(string(r.Sections[0].HTML), `href="#fn:1"`) || !strings.Contains(string(r.Sections[1].HTML), `<li id="fn:1">`) {
		t.Errorf("%+v", r.Sections)
	}
	for _, id := range []string{"fn:1", "fnref:1", "fnref1:1"} {
		if !slices.Contains(d.Anchors, id) || !strings.Contains(string(r.Sections[0].HTML+r.Sections[1].HTML), `id="`+id+`"`) {
			t.Errorf("no anchor %s in %v", id, d.Anchors)
		}
	}
	if len(d.Links) != 1 || d.Links[0].Destination != "y.md" {
		t.Errorf("links %v", d.Links)
	}
}

func TestHugoReferences(t *testing.T) {
	text := "[a]({{< ref \"x y.md#z\" >}}) [b]({{% relref `q` %}}) [c]\n\n`[d]({{< ref \"x\" >}})` {{< figure src=\"f\" >}}\n\n[c]: {{< ref path=\"w\" >}}\n"
	d := parse(text)
	want := []string{"x y.md#z", "q", "w"}
	for i, l := range d.Links {
		name, ok := Reference(l.Destination)
		if i >= len(want) || !ok || name != want[i] || d.File.Text(l.Span) != l.Destination {
			t.Errorf("link %d: %q at %q", i, l.Destination, d.File.Text(l.Span))
		}
	}
	if len(d.Links) != len(want) {
		t.Errorf("%d links: %v", len(d.Links), d.Links)
	}
	got := ""
	r := DraftOf(d).Rendered(RenderOptions{Link: func(l Link) string {
		name, _ := Reference(l.Destination)
		got += name + "|"
		return "to.html"
	}})
	if got != "x y.md#z|q|w|" || !strings.Contains(string(r.Intro), `<a href="to.html">a</a>`) {
		t.Errorf("%s in %s", got, r.Intro)
	}
	for _, shown := range []string{"<code>[d]({{&lt; ref &#34;x&#34; &gt;}})</code>", "{{&lt; figure src="} {
		if !strings.Contains(string(r.Intro), shown) && !strings.Contains(string(r.Intro), strings.ReplaceAll(shown, "&#34;", "&quot;")) {
			t.Errorf("no %s in %s", shown, r.Intro)
		}
	}
}

func TestAttributeListsVanish(t *testing.T) {
	for text, want := range map[string]string{
		"[a](b){:target=\"_blank\" }, c": `<p><a href="b">a</a>, c</p>`,
		"*a*{:.x} b":                     "<p><em>a</em> b</p>",
		"a\n{: .lead }":                  "<p>a\n</p>",
		"a {: x} b":                      "<p>a {: x} b</p>",
		"set{:a} {{ b }}":                "<p>set{:a} {{ b }}</p>",
	} {
		if got := strings.TrimSpace(whole(text)); got != want {
			t.Errorf("%q: %s", text, got)
		}
	}
}

func TestDiagramsStayReadable(t *testing.T) {
	got := whole("```mermaid\ngraph LR\n  A --> B[<script>]\n```\n")
	if !strings.Contains(got, "<figcaption>Diagram") || !strings.Contains(got, "A --&gt; B[&lt;script&gt;]") {
		t.Error(got)
	}
}

// What links and anchors lint knows is what the page has.
func TestFactsAgreeWithThePage(t *testing.T) {
	d := parse("!!! note\n    ## In {#in}\n\n    [l](a.md) <a id=\"raw\" href=\"b.md\">b</a>\n\n## Two\n\n> ### Three\n\n| [c](c.md) |\n|---|\n\nx[^1]\n\n[^1]: n\n")
	var linked []string
	r := DraftOf(d).Rendered(RenderOptions{Link: func(l Link) string { linked = append(linked, l.Destination); return l.Destination }})
	html := string(r.Intro)
	for _, s := range r.Sections {
		html += string(s.HTML)
	}
	for _, h := range d.Headings {
		if !strings.Contains(html, `id="`+h.Slug+`"`) {
			t.Errorf("no heading %s", h.Slug)
		}
	}
	for _, id := range d.Anchors {
		if !strings.Contains(html, `id="`+id+`"`) {
			t.Errorf("no anchor %s", id)
		}
	}
	var facts []string
	for _, l := range d.Links {
		facts = append(facts, l.Destination)
	}
	if !slices.Equal(facts, linked) {
		t.Errorf("lint knows %v, the page has %v", facts, linked)
	}
}

// A page has a title of level one; below it no level is left out.
func TestNoHeadingLevelIsLeftOut(t *testing.T) {
	for levels, want := range map[string]string{"1 2 3 2": "2 3 2", "3 3 5 3": "2 2 3 2", "4 3 2 6": "2 2 2 3", "2 4 3": "2 3 3"} {
		var text strings.Builder
		for _, level := range strings.Fields(levels) {
			text.WriteString(strings.Repeat("#", int(level[0]-'0')) + " x\n\n")
		}
		var got []string
		for _, m := range regexp.MustCompile(`<h(\d) id`).FindAllStringSubmatch(whole(text.String()), -1) {
			got = append(got, m[1])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", levels, got, want)
		}
	}
}
