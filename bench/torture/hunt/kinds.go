//go:build linux

package main

import "strings"

// A kind of file has its name in the site, and a text.
type kind struct {
	name, config string
	text         func(*hunt) string
}

// kinds are chosen from as they stand: Markdown most often.
var kinds = []kind{
	markdown, markdown, markdown, markdown, markdown,
	{"content/x.md", "", (*hunt).code},
	{"content/x.md", "", (*hunt).frontMatter},
	{"content/x.md", "", (*hunt).frontMatter},
	{"content/x.md", "", func(h *hunt) string { return "+++\n" + h.pieces(toml, size) + "\n+++\n" }},
	{"content/x.md", "", func(h *hunt) string { return "{" + h.pieces(json, size) + "}\n" }},
	{"content/x.html", "", func(h *hunt) string { return h.pieces(html, size) }},
	{"content/x.svg", "", func(h *hunt) string { return `<svg xmlns="http://www.w3.org/2000/svg">` + h.pieces(html, size) }},
	{"rules.yml", "rules_files: [rules.yml]\n", func(h *hunt) string {
		return "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: |\n      " + strings.ReplaceAll(h.pieces(promql, size), "\n", " ") + "\n"
	}},
}

var markdown = kind{"content/x.md", "", func(h *hunt) string { return h.pieces(md, size) }}

// code is blocks of code in one language.
func (h *hunt) code() string {
	language := languages[h.random.IntN(len(languages))]
	length := []int{3_000, 30_000, 60_000}[h.random.IntN(3)]
	block := "```" + language + "\n" + strings.ReplaceAll(h.pieces(append(md, html...), length), "```", "") + "\n```\n\n"
	return strings.Repeat(block, size/len(block)+1)
}

func (h *hunt) frontMatter() string {
	start := []string{"", "type: launch\n", "type: contacts\ncontacts:\n", "type: launch\nchecklist:\n", "type: launch\ntimeline:\n", "type: monitoring\nmetrics:\n"}
	return "---\n" + start[h.random.IntN(len(start))] + h.pieces(yaml, size) + "\n---\n"
}

var (
	md = []string{
		"*", "_", "**", "~~", "`", "``", "```\n", "~~~\n", "[", "]", "(", ")", "[a]", "(b)", "![", "](", "<", "</", "<a", "<b>", "</b>", "<!--", "-->",
		"<?", "]]>", "<![CDATA[", "&", "&amp;", "&#", "\\", "|", "|a", "-|", "\n", "\n\n", " ", "  ", "    ", "\t", "a", "b ", "1. ", "- ", "+ ", "* ",
		"> ", "# ", "## ", "===\n", "---\n", "***\n", "[^1]", "[^1]: ", "[a]: b\n", ": ", "[ ]", "[x] ", "{#a}", "{.b}", "{{", "}}", "{{< a >}}",
		"{% a %}", "!!! note\n", "https://a.b/", "www.a", "a@b.c", "+1-555-0100", "é", "\u202e", "😀", "T-1h", "10:00", "2027-03-09", "5 %", "\"", "'",
		"(tel:1)", "$x", "%", "::", "@@", "~", "^", "==", "[TOC]\n", "[[a]]", "<details>", "<summary>", "<table>", "<x>", "<svg>", "<p>", "<div>",
		"</div>", "<script>", "style=\"a\"", "=", "/", ";", ",", ".",
	}
	yaml = []string{
		"a: ", "b: ", "- ", "? ", ": ", "&a ", "*a", "!!str ", "!<x> ", "{", "}", "[", "]", ",", "|\n", "|2-\n", ">\n", "'", "\"", "#", "\n", "\n ", "\n  ",
		"  ", "%", "@", "`", "<<: ", "x", "1", "1e9", "0x1", "~", "true", "2027-01-01", "\\", "\\x41", "\t", "é", "---\n", "...\n", "\"\\u0041",
	}
	toml   = []string{"a = ", "b.", "[", "]", "[[", "]]", "{", "}", "'", "\"", "'''", "\"\"\"", "\n", "1", "1979-01-01", ",", "#", "true", "x", "\\u0041", " ", "inf"}
	json   = []string{"{", "}", "[", "]", ":", ",", "\"a\"", "\"", "1", "null", "\\u0041", " ", "\n", "-", "e9", "true"}
	promql = []string{"a", "b", "(", ")", "[5m]", "{", "}", "=~\"", "\"", ">", "0.9", " and ", " or ", "sum", "rate(", "-", "+", "/", "by (a) ", "1", " unless ", "  "}
	html   = []string{
		"<a>", "<b>", "<i>", "<p>", "<div>", "<table>", "<tr>", "<td>", "<select>", "<option>", "<svg>", "<math>", "<foreignObject>", "<template>",
		"<script>", "</script>", "<style>", "</style>", "<frameset>", "<button>", "<form>", "<li>", "<ul>", "<h1>", "</a>", "</b>", "</p>", "</table>",
		"<a b='c'", "<", "</", "<!--", "-->", "<!", "&amp;", "&", "a", " ", "\"", "'", "=", ">", "/>", "<br>", "<dd>", "<ruby><rt>", "<nobr>",
		"<img src=x>", "<body>", "<html>", "<title>", "<textarea>", "<plaintext>", "<![CDATA[", "]]>", "<mi>", "<annotation-xml>", "<caption>", "<col>",
		"url(", "javascript:", "onx=1", "style=", "{", "}",
	}
	languages = strings.Fields(`bash sh console yaml json go python sql promql hcl terraform xml html ini toml dockerfile nginx java c c++ rust ruby perl php
		powershell diff make http markdown jinja awk sed lua groovy kotlin scala javascript typescript css scss properties vim tcl r matlab
		protobuf graphql erb svelte puppet elixir haskell jungle jsonata spade`)
)
