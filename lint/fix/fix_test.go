package fix_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lint/fix"
	"github.com/launchbook/launchbook/source"
)

// replacing finds each word in the file and suggests another one for it.
func replacing(text string, safe bool, words ...string) func(map[string][]byte) ([]source.Diagnostic, error) {
	return func(files map[string][]byte) ([]source.Diagnostic, error) {
		data, ok := files["a.md"]
		if !ok {
			data = []byte(text)
		}
		file := source.NewFile("a.md", data)
		var found []source.Diagnostic
		for i := 0; i < len(words); i += 2 {
			if at := bytes.Index(data, []byte(words[i])); at >= 0 {
				span := source.Span{Start: at, End: at + len(words[i])}
				found = append(found, source.Diagnostic{File: file, Span: span, Fixes: []source.Fix{{Safe: safe, Edits: []source.Edit{{File: file, Span: span, Text: words[i+1]}}}}})
			}
		}
		return found, nil
	}
}

func TestRun(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		safe    bool
		words   []string
		options fix.Options
		want    string
		applied int
	}{
		"nothing to do":               {"abc", true, nil, fix.Options{}, "abc", 0},
		"two at once":                 {"abc", true, []string{"a", "x", "c", "z"}, fix.Options{}, "xbz", 2},
		"overlapping ones wait":       {"abc", true, []string{"ab", "A", "bc", "C", "Ac", "done"}, fix.Options{}, "done", 2},
		"unsafe ones are not made":    {"abc", false, []string{"a", "x"}, fix.Options{}, "abc", 0},
		"unless asked for":            {"abc", false, []string{"a", "x"}, fix.Options{Unsafe: true}, "xbc", 1},
		"not in other files":          {"abc", true, []string{"a", "x"}, fix.Options{May: func(string) bool { return false }}, "abc", 0},
		"one that changes nothing":    {"abc", true, []string{"a", "a"}, fix.Options{}, "abc", 0},
		"one that never ends, ends":   {"a", true, []string{"a", "aa"}, fix.Options{}, strings.Repeat("a", 11), 10},
		"one that swaps back is none": {"ab", true, []string{"ab", "ba", "ba", "ab"}, fix.Options{}, "ab", 10},
	} {
		t.Run(name, func(t *testing.T) {
			result, err := fix.Run(replacing(c.text, c.safe, c.words...), c.options)
			if err != nil {
				t.Fatal(err)
			}
			got := c.text
			for _, change := range result.Changes {
				got = string(change.After)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if result.Applied != c.applied {
				t.Errorf("%d were made, want %d", result.Applied, c.applied)
			}
		})
	}
}

func TestWriteLeavesAFileThatHasChanged(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	if err := os.WriteFile(path, []byte("written meanwhile"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := fix.Write(dir, []fix.Change{{Path: "a.md", Before: []byte("as read"), After: []byte("fixed")}})
	if err == nil || !strings.Contains(err.Error(), "a.md has changed since it was read") {
		t.Errorf("the error is %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "written meanwhile" {
		t.Errorf("the file is %q", data)
	}
}

func TestWriteStaysInTheFolder(t *testing.T) {
	dir := t.TempDir()
	site := filepath.Join(dir, "site")
	if err := os.Mkdir(site, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "outside.md"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := fix.Write(site, []fix.Change{{Path: "../outside.md", Before: []byte("old"), After: []byte("new")}}); err == nil {
		t.Error("a file outside of the folder was written")
	}
}
