package lsp_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lsp"
)

// askEverything sends every request about a place; errors are fine, no answer is not.
func (c *client) askEverything(uri string, at lsp.Position) {
	c.t.Helper()
	for _, method := range requests {
		err := c.try(method, map[string]any{
			"textDocument": map[string]any{"uri": uri}, "position": at, "newName": "new", "query": "a",
			"range": lsp.Range{Start: at, End: at},
		}, nil)
		if err != nil && code(err) == 0 {
			c.t.Fatalf("%s: %v", method, err)
		}
	}
}

// Documents that are no part of a site, or no files, have nothing to say.
func TestDocumentsOutsideOfASite(t *testing.T) {
	c := startWith(t, hoverable)
	other := filepath.Join(t.TempDir(), "other.md")
	for _, uri := range []string{"file://" + other, "untitled:Untitled-1", "file:///%zz", "", "vscode-notebook:/a.md#x"} {
		c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "text": "---\ntype: launch\nowner: \n---\n"}})
		c.askEverything(uri, lsp.Position{Line: 2, Character: 7})
		var list lsp.CompletionList
		c.call("textDocument/completion", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": lsp.Position{Line: 2, Character: 7}}, &list)
		if len(list.Items) != 0 {
			t.Errorf("%q: %q", uri, labels(list.Items))
		}
	}
	// And one that was never opened.
	c.askEverything("file:///nowhere.md", lsp.Position{})
}

func TestFilesDeletedUnderTheServer(t *testing.T) {
	c := startWith(t, hoverable)
	text := c.text("content/paths.md")
	c.open("content/paths.md", text)
	c.await("content/paths.md", func([]lsp.Diagnostic) bool { return true })
	if err := os.Remove(filepath.Join(c.dir, "content", "people.md")); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	c.await("content/paths.md", func(list []lsp.Diagnostic) bool {
		return slices.ContainsFunc(list, func(d lsp.Diagnostic) bool { return d.Code == "unresolved-reference" })
	})
	if err := os.RemoveAll(c.dir); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	c.askEverything(c.uri("content/paths.md"), lsp.Position{Line: 8, Character: 20})
	if _, err := c.rename("content/paths.md", text, ", bo|ss]", "lead"); err == nil {
		t.Error("renamed in a site that is gone")
	}
}

// Files that are not read as text keep an id from being renamed where they may
// name it, and nothing else from working.
func TestFilesThatAreNoText(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"no UTF-8":  {"---\nowner: lead\ntitle: \xff\xfe\n---\n", "content/odd.md line 2 may name `lead` too"},
		"a NUL":     {"lead\x00", "content/odd.md line 1 may name `lead` too"},
		"too large": {strings.Repeat("x\n", 3<<20), "content/odd.md may name `lead` too, and is not read"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"content/odd.md": test.text}
			for name, text := range renamable {
				files[name] = text
			}
			c := startWith(t, files)
			text := c.text("content/launch.md")
			c.open("content/launch.md", text)
			if _, err := c.rename("content/launch.md", text, "owner: le|ad", "boss"); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v", err)
			}
			c.open("content/odd.md", strings.ToValidUTF8(test.text, "?"))
			c.askEverything(c.uri("content/odd.md"), lsp.Position{Line: 1, Character: 8})
			if got := c.hover("content/launch.md", text, "owner: le|ad"); !strings.Contains(got, "Ünï") {
				t.Errorf("%q", got)
			}
		})
	}
}
