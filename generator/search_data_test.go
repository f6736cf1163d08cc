package generator_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/sitetest"
	"github.com/launchbook/launchbook/source/tree"
)

// Whatever the structured data of a page says is found by searching, at an anchor
// that the page has, and in one entry.
func TestSearchFindsWhatTheDataSays(t *testing.T) {
	s := sitetest.Load(t, filepath.Join("..", "content", "starter"))
	files, err := generator.Render(s, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{} // what the entries of a page say
	for _, e := range indexOf(t, files["assets/search-index.js"]) {
		page, anchor, _ := strings.Cut(e["url"], "#")
		said[page] += "\n" + e["title"] + "\n" + e["text"]
		if anchor != "" && !anchorsOf(t, files[page])[anchor] {
			t.Errorf("%s has no anchor %s, which is found for %q", page, anchor, e["title"])
		}
	}
	for _, d := range s.Documents {
		if d.Type == "contacts" {
			continue // people have pages of their own
		}
		written := map[string]int{}
		eachSentence(d.Front.Node, func(text string) { written[text]++ })
		for text, times := range written {
			n := strings.Count(said[d.Page], text)
			// A summary stands with each alert too, and few words elsewhere as well.
			if n == 0 || n != times && len(text) > 40 && text != d.Common.Summary {
				t.Errorf("%s: %q stands in %d entries", d.Path, text, n)
			}
		}
	}
	for page, name := range map[string]string{"launch.html": "Greta Holm", "incident.html": "Primary on call", "contacts/alva-berg.html": "alva.berg@example.com"} {
		if !strings.Contains(said[page], name) {
			t.Errorf("%s is not found by %q", page, name)
		}
	}
}

func eachSentence(n *tree.Node, visit func(string)) {
	if n.Kind == tree.String && strings.Contains(n.Text, " ") {
		visit(markdown.InlineText(n.Text))
	}
	for _, item := range n.Items() {
		eachSentence(item, visit)
	}
	for _, e := range n.Entries() {
		eachSentence(e.Value, visit)
	}
}
