package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
)

// namedBlock is a code block of the documentation with the name of its file.
var namedBlock = regexp.MustCompile("(?m)^`([^`\n]+)`:\n\n```[a-z]+\n((?s:.*?))```$")

// themed renders a small site with the files of docs/themes.md, some replaced.
func themed(t *testing.T, replace map[string]string) (map[string][]byte, error) {
	t.Helper()
	doc, err := os.ReadFile("../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"content/contacts.md": "---\ntype: contacts\nowner: ada\ncontacts:\n  - {id: ada, name: Ada, role: Lead}\n---\n"}
	for _, m := range namedBlock.FindAllStringSubmatch(string(doc), -1) {
		files[m[1]] = m[2]
	}
	for name, text := range replace {
		files[name] = text
	}
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := site.Load(dir)
	if err != nil {
		return nil, err
	}
	return generator.Render(s, generator.Options{})
}

func TestThemeOfTheDocumentation(t *testing.T) {
	files, err := themed(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	page, style := string(files["contacts.html"]), ""
	for name, data := range files {
		if strings.HasPrefix(name, "assets/style-") {
			style = string(data)
		}
	}
	for _, want := range []string{"Acme, internal. Sköts av <a", "<summary>Meny</summary>", "Till innehållet", `<html lang="sv">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, want := range []string{"--link:#7a1fa2", "--link:#e1bee7", ".chips{display:flex;gap:16px}"} {
		if !strings.Contains(style, want) {
			t.Errorf("the style lacks %q", want)
		}
	}
	if strings.Contains(style, "accent-color") {
		t.Error("the style still has the built-in launch.css")
	}
}

func TestThemeMistakes(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"unreadable": {"launchbook.yaml", "theme_tokens: {light: {link: \"#dddddd\"}}\n", "has a contrast of 1.3, and 4.5 is the least"},
		"no colour":  {"launchbook.yaml", "theme_tokens: {light: {link: \"red;} body{display:none\"}}\n", "mistake"},
		"verbs":      {"themes/acme/language/sv.yaml", "\"%d more\": till\n", "needs the same placeholders as \"%d more\""},
		"template":   {"themes/acme/templates/z-footer.html", "{{define}}", "the theme's templates/z-footer.html"},
	} {
		_, err := themed(t, map[string]string{c.file: c.text})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

// The page for missing addresses is shown at any depth.
func TestNotFoundFromAnyDepth(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.md"), []byte("# Home\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for base, want := range map[string]string{"": `href="index.html"`, "https://runbooks.example.com": `href="/index.html"`, "https://example.com/launch/": `href="/launch/index.html"`} {
		files, err := generator.Render(s, generator.Options{BaseURL: base})
		if err != nil {
			t.Fatal(err)
		}
		if page := string(files["404.html"]); !strings.Contains(page, want) {
			t.Errorf("with the base URL %q, 404.html lacks %s", base, want)
		}
	}
}
