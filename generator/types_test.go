package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// oneDocument loads a site that is a single document.
func oneDocument(t *testing.T, data []byte) *site.Site {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "document.md"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every document type is complete: it has a schema, a Go type, an example that
// the schema accepts and that becomes a page, a bad example with the one finding
// that it deserves, and a page of documentation.
func TestEveryTypeIsComplete(t *testing.T) {
	for _, kind := range schema.Types() {
		t.Run(kind.Name, func(t *testing.T) {
			if _, err := schema.JSON(kind.Name); err != nil {
				t.Error(err)
			}
			if kind.New() == nil || kind.Summary == "" {
				t.Error("the type has no Go type or no summary")
			}
			checkGoodExample(t, kind.Name)
			checkBadExample(t, kind.Name)
			if _, err := os.Stat(filepath.Join("..", "docs", "types", kind.Name+".md")); err != nil {
				t.Error(err)
			}
		})
	}
}

func checkGoodExample(t *testing.T, name string) {
	t.Helper()
	data, err := schema.Example(name)
	if err != nil {
		t.Fatal(err)
	}
	s := oneDocument(t, data)
	if s.Documents[0].Type != name {
		t.Errorf("the example is of type %q", s.Documents[0].Type)
	}
	for _, d := range s.Diagnostics {
		t.Errorf("the example: %s", d.Message)
	}
	files, err := generator.Render(s, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if page := string(files["document.html"]); !strings.Contains(page, s.Documents[0].Title) {
		t.Error("the page of the example has no title")
	}
}

var wantComment = regexp.MustCompile(`  # want "(.*)"`)

func checkBadExample(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "schema", "testdata", "bad", name+".md"))
	if err != nil {
		t.Fatal(err)
	}
	want := wantComment.FindSubmatchIndex(data)
	if want == nil {
		t.Fatal("the bad example does not say what is wrong")
	}
	line := strings.Count(string(data[:want[0]]), "\n") + 1
	found := oneDocument(t, data).Diagnostics
	if len(found) != 1 {
		t.Fatalf("want one finding, got %d: %v", len(found), messages(found))
	}
	start, _ := found[0].Range()
	if start.Line != line || !strings.Contains(found[0].Message, string(data[want[2]:want[3]])) {
		t.Errorf("line %d: %s", start.Line, found[0].Message)
	}
}

func messages(list []source.Diagnostic) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.Message)
	}
	return out
}
