package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/source"
)

// describe is what a site is, as far as others can see.
func describe(s *Site) string {
	var b strings.Builder
	for _, d := range s.Documents {
		fmt.Fprintf(&b, "%s %s %s %s %q %s %t %q\n", d.Path, d.Page, d.Type, d.ID, d.Title, d.Common.Owner, d.Broken, d.File.Data())
		for _, link := range d.Body.Links {
			to := s.ResolveLink(d, link.Destination)
			fmt.Fprintf(&b, "  %s %s %t\n", link.Destination, to.Kind, to.AnchorMissing)
		}
	}
	for _, a := range s.Assets {
		fmt.Fprintf(&b, "%s %d\n", a.Path, a.Size)
	}
	for _, d := range s.Diagnostics {
		fmt.Fprintf(&b, "%s %v %s %s\n", d.Path(), d.Span, d.Rule, d.Message)
	}
	return b.String()
}

// Whatever was loaded before, a site is what a clean load gives.
func TestPreviousChangesNothing(t *testing.T) {
	texts := []string{
		"# A\n\n[b](b.md#x) [c](sub/)\n", "---\ntype: page\ntitle: B\nowner: me\n---\n## X {#x}\n", "---\ntype: launch\ntitle: Broken\n---\n",
		"---\nbroken: [\n---\n", "---\nkind: faq\n---\n# Q\n", "", "\xff\xfe", strings.Repeat("\n", maxDocument+1),
	}
	configs := []string{"", "title: One\n", "defaults: [{path: \"sub/**\", type: faq, owner: you, keys: {kind: type}}]\n"}
	names := []string{"content/a.md", "content/b.md", "content/README.md", "content/index.md", "content/sub/_index.md", "content/sub/d.md"}
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		dir := t.TempDir()
		write := func(name string) {
			full := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, []byte(texts[random.IntN(len(texts))]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range names[:4] {
			write(name)
		}
		overlay := map[string][]byte{}
		var last *Site
		for step := range 12 {
			sameDisk := true
			switch name := names[random.IntN(len(names))]; random.IntN(6) {
			case 0:
				delete(overlay, name)
			case 1:
				write(name)
				sameDisk = false
			case 2:
				overlay[ConfigName] = []byte(configs[random.IntN(len(configs))])
			default:
				overlay[name] = []byte(texts[random.IntN(len(texts))])
			}
			again, err := LoadWith(dir, LoadOptions{Overlay: maps.Clone(overlay), Previous: last, SameDisk: sameDisk})
			if err != nil {
				t.Fatal(err)
			}
			clean, err := LoadWith(dir, LoadOptions{Overlay: maps.Clone(overlay)})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := describe(again), describe(clean); got != want {
				t.Fatalf("seed %d, step %d: got\n%.2000s\nwant\n%.2000s", seed, step, got, want)
			}
			last = again
		}
	}
}

// What has not changed is not read again.
func TestPreviousIsTaken(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.md", "b.md"} {
		if err := os.WriteFile(filepath.Join(dir, "content", name), []byte("# A\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	first, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "content", "b.md")); err != nil {
		t.Fatal(err)
	}
	second, err := LoadWith(dir, LoadOptions{Previous: first, SameDisk: true, Overlay: map[string][]byte{"content/a.md": []byte("# New\n")}})
	if err != nil {
		t.Fatal(err)
	}
	files := func(s *Site) []*source.File {
		var list []*source.File
		for _, d := range s.Documents {
			list = append(list, d.File)
		}
		return list
	}
	if a, b := files(first), files(second); len(b) != 2 || a[0] == b[0] || a[1] != b[1] {
		t.Errorf("%v, then %v", a, b)
	}
	if second.Documents[0].Title != "New" {
		t.Errorf("%q", second.Documents[0].Title)
	}
}
