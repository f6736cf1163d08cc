package generator_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/sitetest"
	"github.com/launchbook/launchbook/source/tree"
)

// Lint accepts a link to an anchor exactly when the page has it.
func TestAnchorsAreWhatLintKnows(t *testing.T) {
	s, err := site.Load(filepath.Join("..", "content", "starter"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Render(s, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Documents {
		has := anchorsOf(t, files[d.Page])
		known := idsOf(d.Front.Node)
		for _, h := range d.Body.Headings {
			known = append(known, h.Slug)
		}
		sameAnchors(t, s, d, has, append(known, blockNames(d)...))
	}
	for link, want := range map[string]bool{"monitoring.md#cpu": true, "launch.md#secrets": true, "incident.md#sev1": true, "on-call.md#calendar": true, "monitoring.md#nothing": false} {
		if got := !s.ResolveLink(s.Documents[0], "/"+link).AnchorMissing; got != want {
			t.Errorf("%s: accepted is %v", link, got)
		}
	}
}

// So it is with what a new document of each type has, and with fields of its writer's.
func TestAnchorsOfEachType(t *testing.T) {
	files := map[string]string{}
	for _, kind := range schema.Types() {
		text, err := schema.Example(kind.Name)
		if err != nil {
			t.Fatal(err)
		}
		files["content/"+kind.Name+".md"] = strings.Replace(string(text), "---\n", "---\nx-own: [a]\ntags: [a]\n", 1)
	}
	s := sitetest.Of(t, files)
	portal, err := generator.Render(s, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Documents {
		sameAnchors(t, s, d, anchorsOf(t, portal[d.Page]), blockNames(d))
	}
}

// sameAnchors tells where lint accepts links to a document's page that has other anchors.
func sameAnchors(t *testing.T, s *site.Site, d *site.Document, has map[string]bool, ids []string) {
	t.Helper()
	for _, id := range ids {
		if accepted := !s.ResolveLink(d, "#"+id).AnchorMissing; accepted != has[id] {
			t.Errorf("%s#%s: lint accepts it: %v, the page has it: %v", d.Path, id, accepted, has[id])
		}
	}
}

// blockNames are the anchors that blocks of a front matter's keys would have.
func blockNames(d *site.Document) []string {
	var names []string
	for _, e := range d.Front.Node.Entries() {
		names = append(names, strings.ReplaceAll(e.Key, "_", "-"))
	}
	return names
}

// idsOf are the ids of the things in a front matter.
func idsOf(n *tree.Node) []string {
	var ids []string
	for _, item := range n.Items() {
		if id := item.Get("id"); id != nil && item.Get("meaning") == nil {
			ids = append(ids, id.Text)
		}
		ids = append(ids, idsOf(item)...)
	}
	for _, e := range n.Entries() {
		ids = append(ids, idsOf(e.Value)...)
	}
	return ids
}

// anchorsOf are the ids in the main part of a page.
func anchorsOf(t *testing.T, data []byte) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	for n := range parsed(t, data).Descendants() {
		if n.Data != "main" {
			continue
		}
		for inner := range n.Descendants() {
			if id := attribute(inner, "id"); id != "" {
				ids[id] = true
			}
		}
	}
	return ids
}

// A section that has the name of a block and an anchor of its own does not take the
// block's anchor away, which others link to; one that has it already has it once.
func TestABlockKeepsItsAnchor(t *testing.T) {
	dir := filepath.Join("..", "content", "starter")
	data, err := os.ReadFile(filepath.Join(dir, "content", "incident.md"))
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte("\n## Roles\n"), []byte("\n## Roles {#who-does-what}\n"), 1)
	s, err := site.LoadWith(dir, site.LoadOptions{Overlay: map[string][]byte{"content/incident.md": data}})
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Render(s, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"who-does-what", "roles", "phases", "criteria"} {
		if n := bytes.Count(files["incident.html"], []byte(` id="`+id+`"`)); n != 1 {
			t.Errorf("%d elements have the id %s", n, id)
		}
	}
}
