package site

import (
	"os"
	"path/filepath"
	"testing"
)

// siteOf loads a site of files by their paths.
func siteOf(t *testing.T, files map[string]string) *Site {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLinksResolve(t *testing.T) {
	s := siteOf(t, map[string]string{
		".git/HEAD":                 "",
		"launchbook.yaml":           "source_url: https://git.example.com/blob/{path}\n",
		"README.md":                 "",
		"content/index.md":          "# Home\n",
		"content/README.md":         "# Read me\n",
		"content/a b/100%.md":       "# Hundred\n\n## Part\n",
		"content/runbooks/CPU.md":   "[x](../index.md)\n\n## Two\n",
		"content/runbooks/plan.PDF": "pdf",
		"content/team/_index.md":    "",
		"content/notes.markdown":    "",
	})
	from, _ := s.Document("page", "CPU")
	for destination, want := range map[string]string{
		"../index.md":                           "document content/index.md",
		"/":                                     "document content/index.md",
		"/README.md":                            "document content/README.md",
		"..":                                    "document content/index.md",
		"../a%20b/100%25.md#part":               "document content/a b/100%.md#part",
		"../a b/100%.md":                        "document content/a b/100%.md",
		"../a b/100%#part":                      "document content/a b/100%.md#part",
		"/runbooks/CPU/":                        "document content/runbooks/CPU.md",
		"CPU.html?x=1#two":                      "document content/runbooks/CPU.md#two",
		"cpu.md":                                "missing",
		"CPU.md#three":                          "document content/runbooks/CPU.md#three missing",
		"#two":                                  "anchor content/runbooks/CPU.md#two",
		"plan.PDF":                              "asset runbooks/plan.PDF",
		"../team/":                              "document content/team/_index.md",
		"/notes":                                "document content/notes.markdown",
		"../../README.md":                       "source https://git.example.com/blob/README.md",
		"../../gone.md":                         "missing",
		"../../../../../../../../../etc/passwd": "outside",
		"":                                      "missing",
		"mailto:a@example.com":                  "external",
		"//cdn.example.com/x":                   "external",
		`{{< ref "CPU#two" >}}`:                 "document content/runbooks/CPU.md#two",
		`{{< relref "/team" >}}`:                "document content/team/_index.md",
		`{{% ref "#two" %}}`:                    "anchor content/runbooks/CPU.md#two",
		`{{< ref "100%" >}}`:                    "document content/a b/100%.md",
		`{{< ref "gone" >}}`:                    "missing",
	} {
		if got := shown(s.ResolveLink(from, destination)); got != want {
			t.Errorf("%q: got %q, want %q", destination, got, want)
		}
	}
	for name, page := range map[string]string{"index.md": "index.html", "README.md": "README.html", "team/_index.md": "team/index.html"} {
		if got := s.index.byPath[name].Page; got != page {
			t.Errorf("%s becomes %s, want %s", name, got, page)
		}
	}
}

func shown(l Link) string {
	text := string(l.Kind)
	switch {
	case l.Doc != nil:
		text += " " + l.Doc.File.Path
	case l.Asset != "":
		text += " " + l.Asset
	case l.URL != "":
		text += " " + l.URL
	}
	if l.Anchor != "" {
		text += "#" + l.Anchor
	}
	if l.AnchorMissing {
		text += " missing"
	}
	return text
}
