package markdown

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is rendered into the documentation")

var example = regexp.MustCompile("(?s)````markdown\n(.*?)````\n````html\n(.*?)````\n")

// valueExample is one of a value of front matter.
var valueExample = regexp.MustCompile("(?s)````text\n(.*?)````\n````html\n(.*?)````\n")

// Every example of docs/markdown.md shows what it becomes.
func TestDocumentedDialect(t *testing.T) {
	const name = "../../docs/markdown.md"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	text := example.ReplaceAllStringFunc(string(data), func(found string) string {
		n++
		m := example.FindStringSubmatch(found)
		got := strings.TrimSpace(published(m[1])) + "\n"
		if got != m[2] && !*update {
			t.Errorf("%s\nbecomes\n%sbut the documentation has\n%s", m[1], got, m[2])
		}
		return "````markdown\n" + m[1] + "````\n````html\n" + got + "````\n"
	})
	text = valueExample.ReplaceAllStringFunc(text, func(found string) string {
		n++
		m := valueExample.FindStringSubmatch(found)
		got := string(Inline(m[1], func(l Link) string { return strings.Replace(l.Destination, ".md", ".html", 1) })) + "\n"
		if got != m[2] && !*update {
			t.Errorf("%s\nbecomes\n%sbut the documentation has\n%s", m[1], got, m[2])
		}
		return "````text\n" + m[1] + "````\n````html\n" + got + "````\n"
	})
	if n < 9 {
		t.Errorf("only %d examples were found", n)
	}
	if *update {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// published renders a text as the portal does where every document is there.
func published(text string) string {
	r := DraftOf(parse(text)).Rendered(RenderOptions{Link: func(l Link) string {
		if name, ok := Reference(l.Destination); ok {
			return strings.Replace(name, ".md", ".html", 1)
		}
		return l.Destination
	}})
	out := string(r.Intro)
	for _, s := range r.Sections {
		out += string(s.HTML)
	}
	return out
}
