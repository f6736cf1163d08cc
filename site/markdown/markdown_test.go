package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/source"
)

func parse(text string) *Document {
	return Parse(source.NewFile("x.md", []byte(text)), source.Span{End: len(text)})
}

// whole renders a document in one piece.
func whole(text string) string {
	r := DraftOf(parse(text)).Rendered(RenderOptions{})
	out := string(r.Intro)
	for _, s := range r.Sections {
		out += string(s.HTML)
	}
	return out
}

// Code is in the order of the text, also that of footnotes, which the page has at its end.
func TestCodeIsInOrder(t *testing.T) {
	const text = "A[^1] `b`\n\n[^1]: note `c`\n\n`d`\n\n    e\n"
	var got string
	for _, c := range parse(text).Code() {
		got += strings.TrimSpace(text[c.Start:c.End])
	}
	if got != "bcde" {
		t.Errorf("got %q", got)
	}
}

func TestSlugIsGitHubs(t *testing.T) {
	for text, want := range map[string]string{
		"Go/No-Go Decision": "gono-go-decision", "What's new?": "whats-new", "T-0": "t-0", "a_b c": "a_b-c",
		"Überblick: Größe": "überblick-größe", "1. Pre-launch  Checklist": "1-pre-launch--checklist", "日本語": "日本語",
	} {
		if got := Slug(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestHeadings(t *testing.T) {
	d := parse("# One\n\n## Two `x`\n\n## Two `x`\n\n## Set {#own}\n\n```\n# no\n```\n")
	var got []string
	for _, h := range d.Headings {
		got = append(got, fmt.Sprintf("%d %s %s", h.Level, h.Text, h.Slug))
	}
	want := "1 One one|2 Two x two-x|2 Two x two-x-1|2 Set own"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s", strings.Join(got, "|"))
	}
}

// The span of a link is its destination as written.
func TestLinkSpans(t *testing.T) {
	d := parse("Å [x](a.md) and ![y](b.png \"t\")\r\n\r\n[r] <https://c.example.com>\r\n\r\n<img src=\"d.png\" alt=\"z\">\r\n\r\n[r]: e.md\r\n")
	want := []string{"a.md", "b.png", "e.md", "https://c.example.com", "d.png"}
	for i, l := range d.Links {
		if i >= len(want) || d.File.Text(l.Span) != want[i] || l.Destination != want[i] {
			t.Errorf("link %d: %q at %q", i, l.Destination, d.File.Text(l.Span))
		}
	}
	if len(d.Links) != len(want) {
		t.Errorf("%d links", len(d.Links))
	}
}

// An address that is its own link is one to write to, and not a file.
func TestAddressesAreLinks(t *testing.T) {
	d := parse("Write to ada@example.com or <ben@example.com>.\n")
	for i, want := range []string{"ada@example.com", "ben@example.com"} {
		if l := d.Links[i]; l.Destination != "mailto:"+want || d.File.Text(l.Span) != want {
			t.Errorf("%q at %q, want a link to %s", l.Destination, d.File.Text(l.Span), want)
		}
	}
}

func TestHTMLIsSanitized(t *testing.T) {
	for text, want := range map[string]string{
		"<script>alert(1)</script>\n":              "",
		"a <b onclick=\"x\">c</b>":                 "<p>a <b>c</b></p>",
		"[x](javascript:alert(1))":                 "<p><a>x</a></p>",
		"<a href=\"java\nscript:alert(1)\">x</a>":  "<p><a>x</a></p>",
		"run <command> now":                        "<p>run &lt;command&gt; now</p>",
		"<div>open\n\n</section>":                  "<div>open\n&lt;/section&gt;</div>",
		"a <!-- note --> b":                        "<p>a  b</p>",
		"<details><summary>S</summary>T</details>": "<details><summary>S</summary>T</details>",
		"<p style=\"x\" id=\"y\">z</p>":            "<p id=\"y\">z</p>",
		"{{ x }}":                                  "<p>{{ x }}</p>",
		"<table><tr><td>a</table>\n\nb":            `<div class="table-scroll" role="group" aria-label="Table" tabindex="0">` + "<table><tbody><tr><td>a</td></tr></tbody></table></div>\n<p>b</p>",
		"![a](https://example.com/b.png)":          `<p><a href="https://example.com/b.png">a</a></p>`,
		"[![a](//example.com/b.png)](c)":           `<p><a href="c">a</a></p>`,
		"x <img src=//example.com/b.png>":          `<p>x <a href="//example.com/b.png">Image</a></p>`,
	} {
		if got := strings.TrimSpace(whole(text)); got != want {
			t.Errorf("%q:\ngot  %q\nwant %q", text, got, want)
		}
	}
}

// Tables of raw HTML become cards on a phone as those of Markdown do, if it is
// plain which heading each cell has.
func TestHTMLTablesStack(t *testing.T) {
	const head = "<tr><th>Level<th>What<th>Who <b>answers</b>"
	for text, want := range map[string]string{
		"<table>" + head + "<tr><td>1<td>2<td>3</table>": `<table class="stack"><thead><tr><th>Level</th><th>What</th><th>Who <b>answers</b></th></tr></thead><tbody>` +
			`<tr><td data-label="Level">1</td><td data-label="What">2</td><td data-label="Who answers">3</td></tr></tbody></table>`,
		"<table><thead>" + head + "</thead><tr><td colspan=2>1<td>2<tr><th>1<td>2</table>": `<tr><td colspan="2">1</td><td>2</td></tr><tr><th>1</th><td data-label="What">2</td></tr>`,
		"<table>" + head + "<tr><td rowspan=2>1<td>2<td>3<tr><td>2<td>3</table>":           `tabindex="0"><table><tbody>`,
		"<table><tr><th>a<th>b<tr><td>1<td>2</table>":                                      `tabindex="0"><table><tbody>`,
		"<table>" + head + "<tr><td><table>" + head + "<tr><td>1</table></table>":          `tabindex="0"><table><tbody>`,
	} {
		if got := whole(text); !strings.Contains(got, want) {
			t.Errorf("%s:\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestExtensions(t *testing.T) {
	for text, want := range map[string]string{
		"> [!WARNING]\n> Hot":       `<div class="alert alert-warning"><p class="alert-title">Warning</p>`,
		"- [x] a":                   `<input type="checkbox" disabled checked aria-label="Done">`,
		"```go\nfunc f() {}\n```":   `<span class="k">func</span>`,
		"| a |\n|---|\n| b |":       `<div class="table-scroll"`,
		"a[^1]\n\n[^1]: Note":       "footnote",
		"## Q\n\nA":                 `<h2 id="q">Q <a class="anchor" href="#q" aria-label="Link to Q">#</a></h2>`,
		"www.example.com":           `<a href="http://www.example.com">`,
		"## X {onclick=\"y\" #z}\n": `<h2 id="z">X`,
	} {
		if got := whole(text); !strings.Contains(got, want) {
			t.Errorf("%q: %s", text, got)
		}
	}
}

func TestLimitsAreReported(t *testing.T) {
	table := strings.Repeat("|a", 400) + "\n" + strings.Repeat("|-", 400) + "\n"
	for _, text := range []string{
		strings.Repeat("*a_ ", 50_000),
		strings.Repeat(">", 2_000) + " a",
		strings.Repeat("1. ", 2_000) + "a",
		strings.Repeat("# a\n", 20_000),
		"[a]: " + strings.Repeat("b", 40_000) + "\n\n" + strings.Repeat("[a]\n\n", 1_000),
		"[a]: b '" + strings.Repeat("b\n", 20_000) + "'\n\n" + strings.Repeat("[a]\n\n", 1_000),
		strings.Repeat("[^a]: b\n\n", 8_000) + strings.Repeat("[^a]\n\n", 8_000),
		strings.Repeat("|", 10_000) + "\n" + strings.Repeat("|-", 5_000) + "\n" + strings.Repeat("|\n", 100),
		table + strings.Repeat("no pipe\n", 600), // is as many rows
		strings.Repeat(table+strings.Repeat("|\n", 100)+"\n", 6),
		strings.Repeat(strings.Repeat("[", 2_400)+strings.Repeat("]", 2_400)+"\n\n", 70),
	} {
		d := parse(text)
		if !d.Refused || len(d.Diagnostics) != 1 || d.Diagnostics[0].Rule != "markdown-limit" {
			t.Errorf("%.20q…: refused %v, %v", text, d.Refused, d.Diagnostics)
		}
		if got := string(DraftOf(d).Rendered(RenderOptions{}).Intro); !strings.HasPrefix(got, "<pre") {
			t.Errorf("%.40q", got)
		}
	}
}

func FuzzRender(f *testing.F) {
	f.Add("# a\n\n[b](c) <d> ![e](f)\n\n> [!NOTE]\n> g\n\n| h |\n|--|\n")
	f.Fuzz(func(t *testing.T, text string) {
		d := parse(text)
		for _, l := range d.Links {
			if l.Span.Start < 0 || l.Span.End > len(text) || l.Span.Start > l.Span.End {
				t.Fatalf("span %v", l.Span)
			}
		}
		r := DraftOf(d).Rendered(RenderOptions{})
		if strings.Contains(strings.ToLower(string(r.Intro)), "<script") {
			t.Fatalf("script in %q", r.Intro)
		}
	})
}

// alwaysLinkified is what a text would be if addresses were looked for in every one.
func alwaysLinkified(text string) string {
	kept := addresses
	defer func() { addresses = kept }()
	addresses = []string{""}
	return whole(text)
}

// spaceBefore is the space before a tag, of which the parsers may leave some more or less.
var spaceBefore = regexp.MustCompile(`\s+<`)

// Bodies without an address have a parser of their own.
func FuzzAddresses(f *testing.F) {
	for _, seed := range []string{
		"see www.example.com", "a@example.com", "(http://example.com)", "*https://example.com*", "ftp://example.com/a_b_", "@", "http", "htTP://example.com", "WWW.example.com",
		"a  b \t\n c   \n d\\\n e *f* _g_ ~~h~~ ~ (i) [j]\n\n[j]: k", "# a\n\n> [!NOTE]\n> g h\n\n| h i |\n|--|\n| j  |\n\n- [x] k l[^1]\n\n[^1]: m n", "!!! note \"a b\"\n\n    c d {: .e}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		shown := func(html string) string {
			return strings.Join(strings.Fields(spaceBefore.ReplaceAllString(html, "<")), " ")
		}
		if got, want := shown(whole(text)), shown(alwaysLinkified(text)); got != want {
			t.Errorf("%q becomes\n%s\ninstead of\n%s", text, got, want)
		}
	})
}

func TestFieldsAreThoseOfTheLibrary(t *testing.T) {
	spaces := []string{" ", "\t", "\n\v", "\f\r", "\u0085", "\u00a0", "\u2003", "\u3000", "\x85", "\xe2\x80", "é", "日", "\x00", "x"}
	for _, a := range spaces {
		for _, b := range spaces {
			text := a + b + "one" + a + "two" + b + a
			if got, want := fields([]byte(text)), strings.Join(strings.Fields(text), " "); got != want {
				t.Errorf("%q: got %q, want %q", text, got, want)
			}
		}
	}
}
