package lsp_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lsp"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// now is when the tests judge the starter site: ten weeks before its launch.
var now = time.Date(2027, 1, 4, 9, 0, 0, 0, time.UTC)

// patience is how long a test waits for what has to come.
const patience = 20 * time.Second

// client is an editor: a JSON-RPC library that knows nothing of the server's.
type client struct {
	t        testing.TB
	seen     *site.Site // as findingsWith loaded it last
	dir      string
	conn     *jsonrpc2.Conn
	findings chan published
	messages chan string // what it was shown, where the test asks for that
	ended    chan error
	version  int
}

type published struct {
	URI         string
	Diagnostics []lsp.Diagnostic
}

// Handle receives what the server says by itself.
func (c *client) Handle(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
	if !r.Notif {
		_ = conn.Reply(ctx, r.ID, nil)
	}
	if r.Method == "textDocument/publishDiagnostics" {
		var p published
		if err := json.Unmarshal(*r.Params, &p); err != nil {
			c.t.Error(err)
		}
		c.findings <- p
	}
	if r.Method == "window/showMessage" && c.messages != nil {
		c.messages <- string(*r.Params)
	}
}

type pipe struct {
	io.Reader
	io.WriteCloser
}

// serve starts a server on pipes and gives the client's ends.
func serve(t testing.TB, o lsp.Options) (pipe, chan error) {
	t.Helper()
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	ended := make(chan error, 1)
	if o.Lint == nil {
		o.Lint = func(s *site.Site) ([]source.Diagnostic, error) {
			return lint.Run(s, rules.All(), lint.Options{Now: now}).Diagnostics, nil
		}
	}
	o.Now = func() time.Time { return now }
	if o.Delay == 0 {
		o.Delay = 10 * time.Millisecond
	}
	o.Logf = t.Logf
	go func() {
		ended <- lsp.Serve(context.Background(), in, out, o)
		out.Close()
	}()
	t.Cleanup(func() { toServer.Close() })
	return pipe{fromServer, toServer}, ended
}

// start opens a fresh starter site in an editor that counts characters in the
// given encodings.
func start(t *testing.T, encodings ...string) *client {
	t.Helper()
	dir := t.TempDir()
	if _, err := content.Init(dir, content.Options{Now: now}); err != nil {
		t.Fatal(err)
	}
	return startIn(t, dir, encodings...)
}

// startWith opens a site of the given files.
func startWith(t *testing.T, files map[string]string) *client {
	t.Helper()
	return startIn(t, siteOf(t, files))
}

// siteOf is a folder with the given files.
func siteOf(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, dir, name, text)
	}
	return dir
}

func startIn(t *testing.T, dir string, encodings ...string) *client {
	t.Helper()
	c := &client{t: t, dir: dir, findings: make(chan published, 1000)}
	ends, ended := serve(t, lsp.Options{})
	c.ended = ended
	c.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(ends, jsonrpc2.VSCodeObjectCodec{}), c)
	var result struct {
		Capabilities struct{ PositionEncoding string }
	}
	c.call("initialize", map[string]any{
		"processId": nil, "rootUri": c.uri(""),
		"capabilities": map[string]any{
			"general":      map[string]any{"positionEncodings": encodings},
			"textDocument": map[string]any{"completion": map[string]any{"completionItem": map[string]any{"snippetSupport": true}}},
		},
	}, &result)
	want := "utf-16"
	if len(encodings) > 0 {
		want = encodings[0]
	}
	if result.Capabilities.PositionEncoding != want {
		t.Fatalf("position encoding %q, want %q", result.Capabilities.PositionEncoding, want)
	}
	c.notify("initialized", struct{}{})
	return c
}

func (c *client) uri(name string) string {
	return "file:///" + strings.TrimPrefix(filepath.ToSlash(filepath.Join(c.dir, filepath.FromSlash(name))), "/")
}

func (c *client) call(method string, params, result any) {
	c.t.Helper()
	if err := c.try(method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) try(method string, params, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return c.conn.Call(ctx, method, params, result)
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// text is a file of the site as it is on the disk.
func (c *client) text(name string) string {
	c.t.Helper()
	data, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(name)))
	if err != nil {
		c.t.Fatal(err)
	}
	return string(data)
}

// open opens a file with a text that need not be that on the disk.
func (c *client) open(name, text string) {
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": c.uri(name), "languageId": "markdown", "version": 1, "text": text,
	}})
}

// replace changes the first occurrence of a text in an open document, as an
// editor does: by its range.
func (c *client) replace(name, text, old, new string) string {
	c.t.Helper()
	c.version++
	c.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": c.uri(name), "version": c.version},
		"contentChanges": []any{map[string]any{"range": find(c.t, text, old), "text": new}},
	})
	return strings.Replace(text, old, new, 1)
}

// at is the parameters for a place: that of the bar in a piece of the text.
func (c *client) at(name, text, piece string) map[string]any {
	c.t.Helper()
	before, after, ok := strings.Cut(piece, "|")
	if !ok {
		c.t.Fatalf("no bar in %q", piece)
	}
	r := find(c.t, text, before+after)
	i := strings.Index(text, before+after)
	return map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name)},
		"position":     place(text, i+len(before)),
		"range":        r,
	}
}

// await waits for findings about a file that a test accepts.
func (c *client) await(name string, accept func([]lsp.Diagnostic) bool) []lsp.Diagnostic {
	c.t.Helper()
	var last []lsp.Diagnostic
	for timeout := time.After(patience); ; {
		select {
		case p := <-c.findings:
			if p.URI != c.uri(name) {
				continue
			}
			if last = p.Diagnostics; accept(last) {
				return last
			}
		case <-timeout:
			c.t.Fatalf("%s: the last findings were %+v", name, last)
		}
	}
}

// find is the range of the first occurrence of a piece, in UTF-16 units.
func find(t testing.TB, text, piece string) lsp.Range {
	t.Helper()
	i := strings.Index(text, piece)
	if i < 0 {
		t.Fatalf("%q is not in the text", piece)
	}
	return lsp.Range{Start: place(text, i), End: place(text, i+len(piece))}
}

// place counts lines and UTF-16 units in its own way, from the text's start.
func place(text string, offset int) lsp.Position {
	var p lsp.Position
	for _, r := range text[:offset] {
		switch {
		case r == '\n':
			p = lsp.Position{Line: p.Line + 1}
		case r == '\r':
		case r > 0xFFFF:
			p.Character += 2
		default:
			p.Character++
		}
	}
	return p
}

func code(err error) int64 {
	var wire *jsonrpc2.Error
	if errors.As(err, &wire) {
		return wire.Code
	}
	return 0
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
