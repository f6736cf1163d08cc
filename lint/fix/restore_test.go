package fix_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/lint/fix"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// A misspelt key of a starter document is put right wherever the document has
// it, and every other byte stays, with LF and with CRLF.
func TestFixRestoresMisspeltKeys(t *testing.T) {
	dir := t.TempDir()
	if _, err := content.Init(dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, d := range s.Documents {
		keys := map[string][]source.Span{}
		collectKeys(d.Front.Node, keys)
		for key, spans := range keys {
			wrong := misspell(key)
			if wrong == "" {
				continue
			}
			tried++
			for _, end := range []string{"\n", "\r\n"} {
				misspelt := replaceAll(t, d.File, spans, wrong)
				checkRestored(t, d.File.Path, withEnds(misspelt, end), withEnds(d.File.Data(), end), key)
			}
		}
	}
	t.Logf("%d keys", tried)
	if tried < 200 {
		t.Errorf("only %d keys were misspelt", tried)
	}
}

// collectKeys has the places of every key by its name. Below mappings whose
// keys are the writer's own, such as `x-…`, there is nothing to misspell.
func collectKeys(n *tree.Node, keys map[string][]source.Span) {
	for _, item := range n.Items() {
		collectKeys(item, keys)
	}
	for _, e := range n.Entries() {
		keys[e.Key] = append(keys[e.Key], e.KeySpan)
		collectKeys(e.Value, keys)
	}
}

// misspell swaps the last two letters that differ; short words are left, as
// swapping makes others of them.
func misspell(key string) string {
	if len(key) < 5 || key == "title" || strings.HasPrefix(key, "x-") {
		return ""
	}
	for i := len(key) - 1; i > 1; i-- {
		if key[i] != key[i-1] {
			return key[:i-1] + key[i:i+1] + key[i-1:i] + key[i+1:]
		}
	}
	return ""
}

func replaceAll(t *testing.T, file *source.File, spans []source.Span, text string) []byte {
	t.Helper()
	var edits []source.Edit
	for _, span := range spans {
		edits = append(edits, source.Edit{File: file, Span: span, Text: text})
	}
	data, err := source.Apply(file.Data(), edits)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func withEnds(data []byte, end string) []byte {
	return bytes.ReplaceAll(data, []byte("\n"), []byte(end))
}

func checkRestored(t *testing.T, path string, misspelt, want []byte, key string) {
	t.Helper()
	got := fixed(t, path, misspelt)
	if !bytes.Equal(got, want) {
		t.Errorf("%s: `%s` was not restored:\n%s", path, key, firstDifference(got, want))
		return
	}
	if again := fixed(t, path, got); !bytes.Equal(again, got) {
		t.Errorf("%s: fixing it again changes it", path)
	}
}

// fixed makes the safe changes of one document in a site of its own.
func fixed(t *testing.T, path string, data []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	result, err := fix.Run(func(files map[string][]byte) ([]source.Diagnostic, error) {
		if len(files) == 0 {
			files = map[string][]byte{path: data}
		}
		s, err := site.LoadWith(dir, site.LoadOptions{Overlay: files})
		if err != nil {
			return nil, err
		}
		return s.Diagnostics, nil
	}, fix.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Changes {
		return c.After
	}
	return data
}

func firstDifference(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + b[i]
		}
	}
	return "one is longer"
}
