package lsp_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lsp"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// requests are the methods that are about a place of a document.
var requests = []string{
	"textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/references", "textDocument/codeAction",
	"textDocument/documentSymbol", "textDocument/prepareRename", "textDocument/rename", "workspace/symbol",
}

// framed writes messages as a client sends them.
func framed(messages ...any) []byte {
	var b bytes.Buffer
	for _, m := range messages {
		body, ok := m.([]byte)
		if !ok {
			var err error
			if body, err = json.Marshal(m); err != nil {
				panic(err)
			}
		}
		fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	return b.Bytes()
}

func call(id int, method string, params any) any {
	return map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params}
}

func notification(method string, params any) any {
	return map[string]any{"jsonrpc": "2.0", "method": method, "params": params}
}

// converse sends messages to a server on a small site, and fails when one of
// them made it fall over.
func converse(t *testing.T, messages []byte) string {
	t.Helper()
	var out bytes.Buffer
	err := lsp.Serve(t.Context(), bytes.NewReader(messages), &out, lsp.Options{
		Delay: time.Hour, Now: func() time.Time { return now },
		Lint: func(s *site.Site) ([]source.Diagnostic, error) {
			return lint.Run(s, rules.All(), lint.Options{Now: now}).Diagnostics, nil
		},
		Logf: func(format string, args ...any) {
			if strings.HasPrefix(format, "internal error") {
				t.Errorf(format, args...)
			}
		},
	})
	if err != nil && !errors.Is(err, lsp.ErrNoShutdown) {
		t.Logf("%v", err) // a stream that breaks off within a message
	}
	return out.String()
}

// FuzzPlaces asks everything about any place of any text.
func FuzzPlaces(f *testing.F) {
	for name, text := range hoverable {
		f.Add(text, 3, 5, "boss", name == config)
	}
	for name, text := range renamable {
		f.Add(text, 6, 14, "b c", name == config)
	}
	for _, text := range []string{"", "---", "---\n", "+++\n[", "{\"", "---\na: [{b: \"", "\ufeff---\r\nk: {a: [1,\r\n  {", "---\n- |\n x\n", "[a](#", "[a](b#", "# launchbook-ignore ", "+++\na = \"\"\"\n", "---\n<<: *a\n"} {
		f.Add(text, 1<<31, -1, "", false)
		f.Add(text, 0, len(text), "x", true)
		f.Add(text, 1, 1, "\x00\xff", false)
	}
	dir := siteOf(f, hoverable)
	uri := "file://" + dir
	f.Fuzz(func(t *testing.T, text string, line, character int, name string, configuration bool) {
		file := uri + "/content/new.md"
		if configuration {
			file = uri + "/" + config
		}
		document := map[string]any{"uri": file, "version": 1, "text": text}
		at := map[string]any{"line": line, "character": character}
		place := map[string]any{
			"textDocument": document, "position": at, "newName": name, "query": name,
			"range": map[string]any{"start": at, "end": map[string]any{"line": character, "character": line}},
		}
		messages := []any{
			call(1, "initialize", map[string]any{"rootUri": uri, "capabilities": map[string]any{}}),
			notification("textDocument/didOpen", map[string]any{"textDocument": document}),
		}
		for i, method := range requests {
			messages = append(messages, call(i+2, method, place))
		}
		messages = append(messages, notification("textDocument/didChange", map[string]any{
			"textDocument": document, "contentChanges": []any{map[string]any{"range": place["range"], "text": name}},
		}))
		for i, method := range requests {
			messages = append(messages, call(i+20, method, place))
		}
		converse(t, framed(messages...))
	})
}

// FuzzMessages sends any message to a server that has a document open.
func FuzzMessages(f *testing.F) {
	for _, method := range append(requests, "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "workspace/didChangeWatchedFiles", "$/cancelRequest", "initialize") {
		for _, params := range []string{"null", "[]", "{}", `{"textDocument":{"uri":"untitled:x","text":"---\n"},"position":{"line":1e3}}`, `{"textDocument":{"uri":"file:///nowhere.md"},"position":{"line":-1,"character":4294967296}}`, `{"id":"x","contentChanges":[{}]}`} {
			f.Add([]byte(fmt.Sprintf(`{"jsonrpc":"2.0","id":9,"method":%q,"params":%s}`, method, params)))
		}
	}
	dir := siteOf(f, hoverable)
	uri := "file://" + dir
	f.Fuzz(func(t *testing.T, message []byte) {
		converse(t, framed(
			call(1, "initialize", map[string]any{"rootUri": uri, "capabilities": map[string]any{}}),
			notification("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri + "/content/new.md", "text": "# A\n"}}),
			message, message,
			call(3, "textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": uri + "/content/new.md"}}),
		))
	})
}
