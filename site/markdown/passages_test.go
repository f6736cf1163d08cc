package markdown

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/source"
)

// Each part of a passage's text is found again in the file.
func TestPassages(t *testing.T) {
	data := "# Calls\n\nIt is *acknowledged* within\n5 minutes.\n\n- Page [ada](x.md), ada@example.com or <ben@example.com>.\n\n" +
		"| Level | Acknowledged within |\n|---|---|\n| SEV1 | 5 `or` **ten** minutes |\n\n```\ncode\n```\n"
	d := Parse(source.NewFile("a.md", []byte(data)), source.Span{End: len(data)})
	var got []string
	for _, p := range d.Passages() {
		got = append(got, p.Section+": "+p.Text)
		for _, word := range strings.Fields(p.Text) {
			word = strings.TrimRight(word, ".,")
			at := strings.Index(p.Text, word)
			if found := d.File.Text(p.Span(at, at+len(word))); found != word {
				t.Errorf("%q of %q is at %q", word, p.Text, found)
			}
		}
	}
	want := []string{
		"Calls: It is acknowledged within 5 minutes.", "Calls: Page ada, ada@example.com or ben@example.com.",
		"Calls: Level SEV1", "SEV1 Calls: Acknowledged within 5 or ten minutes",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
