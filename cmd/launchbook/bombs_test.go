package main

import (
	"fmt"
	"strings"
)

// document is a little less than a document may have, in bytes.
const document = 1_040_000

// bomb is a file that is small and takes a naive program for ever.
type bomb struct {
	name string // from the content folder
	text func(size int) string
}

// bombs are as large as a document may be for the size document.
var bombs = map[string]bomb{
	"emphasis":          {"x.md", filled("*a_ ", 4_900, "\n\n")},
	"brackets":          {"x.md", filled("[", 2_400, strings.Repeat("]", 2_400)+"\n\n")},
	"links in links":    {"x.md", filled("[a](", 1_600, "\n\n")},
	"wide tables":       {"x.md", filled("|a", 400, "\n"+strings.Repeat("|-", 400)+"\n"+strings.Repeat("|\n", 480)+"\n")},
	"rows without cell": {"x.md", joined(repeated("|a", 2_000), repeated("", 1, "\n"), repeated("|-", 2_000), repeated("", 1, "\n"), filled("x\n", 1, ""))},
	"quotes":            {"x.md", filled(">", 99, "a\n")},
	"numbered lists":    {"x.md", filled("1. ", 1, "")},
	"lists in lists":    {"x.md", filled("+ ", 100, "\n\n")},
	"empty contacts":    {"x.md", front("type: contacts\ncontacts:\n", repeated("- \\x41\n  \n", 99_000))},
	"hidden characters": {"x.md", filled("){{\u202e", 1, "")},
	"unclosed tags":     {"x.md", filled("{!<x> >\n", 1, "")},
	"definitions":       {"x.md", joined(repeated("", 1, "[a]: "), repeated("b", 500_000), repeated("", 1, "\n\n"), repeated("[a]\n\n", 100_000))},
	"footnotes":         {"x.md", joined(numbered("[^%d]: a\n\n", 40_000), numbered("[^%d]\n\n", 40_000))},
	"equal headings":    {"x.md", filled("# a\n", 1, "")},
	"broken links":      {"x.md", filled("[a](b.md) ", 600, "\n\n")},
	"broken anchors":    {"x.md", joined(numbered("## a%d\n", 9_000), numbered("\n[a](#b%d)\n", 19_000))},
	"long anchors":      {"x.md", joined(numbered("## a%d"+strings.Repeat("a", 1_000)+"\n", 400), numbered("\n[a](#b%d"+strings.Repeat("b", 1_000)+")\n", 500))},
	"contents":          {"x.md", joined(repeated("[TOC]\n\n", 60_000), numbered("## a%d\n", 9_000))},
	"code":              {"x.md", filled("```bash\n"+strings.Repeat("a(b[{\"'$`<!-- ", 4_000), 1, "\n```\n\n")},
	"code of C":         {"x.md", filled("```c\n"+strings.Repeat("\n", 60_000), 1, "x\n```\n\n")},
	"code of Fortran":   {"x.md", filled("```fortranfixed\n"+strings.Repeat("<!--", 15_000), 1, "\n```\n\n")},
	"code of ERB":       {"x.md", filled("```erb\n"+strings.Repeat("<a ", 1_300), 1, "\n```\n\n")},
	"code without end":  {"x.md", filled("```jsonata\n"+strings.Repeat("a(b[{\"'$`<!-- ", 4_000), 1, "\n```\n\n")},
	"tags":              {"x.md", filled("<a><b><p>\n", 1, "")},
	"comments":          {"x.md", filled("<!-- launchbook-disable-next-line broken-link -- why -->\n\n", 1, "")},
	"aliases":           {"x.md", front("a: &a [x, x, x, x, x, x, x, x, x]\n", numbered("b%d: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n", 9_000))},
	"long aliases":      {"x.md", front("a: &a "+strings.Repeat("x", 400_000)+"\nb:\n", repeated(" - *a\n", 80_000))},
	"aliases of a long": {"x.md", front("a: &a {b: "+strings.Repeat("x", 400_000)+"}\nb:\n", repeated(" - *a\n", 80_000))},
	"deep YAML":         {"x.md", front("a: ", repeated("[", 900_000))},
	"broken YAML":       {"x.md", front("", joined(numbered("k%d: a\n", 70_000), repeated("", 1, "x: [\n"), numbered("l%d: a\n", 390)))},
	"dotted TOML":       {"x.md", joined(repeated("", 1, "+++\n"), repeated("a.", 500_000), repeated("", 1, "b = 1\n+++\n"))},
	"tables of TOML":    {"x.md", joined(repeated("", 1, "+++\n"), numbered("[a%d]\n", 100_000), repeated("", 1, "+++\n"))},
	"deep JSON":         {"x.md", joined(repeated("", 1, `{"a":`), repeated("[", 1_000_000))},
	"a rotation":        {"x.md", front("type: on-call\ntitle: r\nowner: a\nstart: 1990-01-01\nperiod: 1m\nhandover: '09:00'\nprimary: [a, b]\nsecondary: [b, a]\n", nil)},
	"a timeline": {"x.md", front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\ntime_zone: Europe/Stockholm\nstatus: planned\ntimeline:\n",
		numbered(" - {at: T-%dm, title: x, owner: a, duration: 30m}\n", 12_000))},
	"unknown steps": {"x.md", front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\nstatus: planned\ntimeline:\n",
		numbered(" - {at: T-%[1]dm, id: a%[1]d, title: x, owner: b%[1]d, needs: [b%[1]d]}\n", 7_000))},
	"unknown contacts": {"x.md", front("type: contacts\ntitle: c\ncontacts:\n", numbered(" - {id: a%[1]d, name: A, substitute: b%[1]d}\n", 9_000))},
	"unknown zones":    {"x.md", front("type: contacts\ntitle: c\ncontacts:\n", numbered(" - {id: a%[1]d, name: A, time_zone: Eurpe/Stokholm%[1]d}\n", 9_000))},
	"numbers of contacts": {"x.md", joined(front("type: contacts\ntitle: c\ncontacts:\n", numbered(" - {id: a%[1]d, name: Ada B%[1]d, role: Engineer, channels: {phone: +15550100}}\n", 6_000)),
		repeated("Engineer, +155501999, Ada B1, +15550123\n\n", 12_000))},
	"days of a launch": {"x.md", joined(front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\n", nil), filled("we launch on 1 May, and on 2 May we launch ", 1_000, ".\n\n"))},
	"days of a plan": {"x.md", joined(front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\nchecklist:\n- at: T-7d\n  items:\n", numbered("  - {title: Item a%[1]d, owner: a}\n", 12_000)),
		repeated("The item a1 is on 1 May, and Item a2: 2 May.\n\n", 10_000))},
	"links of values": {"x.md", front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\ntimeline:\n",
		numbered(" - {at: T+%[1]dm, title: S%[1]d, owner: a, detail: \""+strings.Repeat("[a](b%[1]d) `c` https://d.example ", 20)+"\"}\n", 1_200))},
	"states of items":     {"x.md", front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\nchecklist:\n- at: T-7d\n  include: c\n  states:\n", numbered("  - {item: a%[1]d, owner: b%[1]d, status: waived}\n", 12_000))},
	"sign-offs":           {"x.md", front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\ngo_no_go:\n  at: T-0\n  decision: go\n  sign_offs:\n", numbered("  - {area: A%[1]d, by: b%[1]d, decision: pending}\n", 12_000))},
	"items without proof": {"x.md", front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\nchecklist:\n- at: T-7d\n  items:\n", numbered("  - {title: A%[1]d, owner: b%[1]d, status: done}\n", 12_000))},
	"ids to be filled in": {"x.md", front("type: contacts\ntitle: c\ncontacts:\n", numbered(" - {id: a%[1]d, name: TODO, substitute: TODO-%[1]d}\n", 12_000))},
	"unknown fields":      {"x.md", front("type: page\n", numbered("titel%d: x\n", 40_000))},
	"links that are none": {"x.md", joined(repeated("(", 500_000), repeated(")[a.md]", 60_000))},
	"a configuration":     {"../launchbook.yaml", repeated("", 1, "policy: {horizon: 9999w}\n")},
	"rules":               {"../rules.yml", filled("---\na: [\n", 1, "")},
	"a page":              {"x.html", filled("<i><b><p>", 1, "")},
	"a picture":           {"x.svg", joined(repeated("", 1, "<svg>"), filled("<a b='url(c)'/>", 1, ""))},
	"unknown alerts": {"../rules.yml", joined(repeated("", 1, "groups:\n- name: g\n  rules:\n"),
		numbered("  - {alert: A%[1]d, expr: a > 1, annotations: {runbook_url: /index.html#x%[1]d}}\n", 12_000))},
}

// text makes the text of a bomb of a size.
type text func(size int) string

// filled repeats n times a part with an end, up to the size.
func filled(part string, n int, end string) text {
	all := strings.Repeat(part, n) + end
	return func(size int) string { return strings.Repeat(all, size/len(all)+1)[:size] }
}

// repeated repeats a part n times in a whole document. What stands before is
// there once.
func repeated(part string, n int, before ...string) text {
	return func(size int) string { return strings.Join(before, "") + strings.Repeat(part, n*size/document) }
}

// numbered repeats a form with numbers, n times in a whole document.
func numbered(form string, n int) text {
	return func(size int) string {
		var b strings.Builder
		for i := range n * size / document {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
}

func joined(parts ...text) text {
	return func(size int) string {
		var b strings.Builder
		for _, part := range parts {
			b.WriteString(part(size))
		}
		return b.String()
	}
}

// front is a document of front matter: a beginning, and what grows.
func front(begin string, rest text) text {
	return func(size int) string {
		all := begin
		if rest != nil {
			all += rest(size)
		}
		return "---\n" + all + "---\n\n# X\n"
	}
}
