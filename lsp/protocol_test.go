package lsp_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/launchbook/launchbook/lsp"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

func TestShutdownAndExit(t *testing.T) {
	c := start(t)
	c.call("shutdown", nil, nil)
	if err := c.try("textDocument/completion", struct{}{}, nil); code(err) != jsonrpc2.CodeInvalidRequest {
		t.Errorf("after shutdown: %v", err)
	}
	c.notify("exit", nil)
	if err := ending(t, c.ended); err != nil {
		t.Error(err)
	}
}

func TestEndsWithTheInput(t *testing.T) {
	ends, ended := serve(t, lsp.Options{})
	ends.Close()
	if err := ending(t, ended); !errors.Is(err, lsp.ErrNoShutdown) {
		t.Errorf("%v", err)
	}
}

// A stream that breaks off within a message is not an editor that went away.
func TestEndsWithABrokenInput(t *testing.T) {
	err := lsp.Serve(t.Context(), iotest.ErrReader(io.ErrClosedPipe), io.Discard, lsp.Options{Logf: t.Logf})
	if err == nil || errors.Is(err, lsp.ErrNoShutdown) {
		t.Errorf("%v", err)
	}
}

func ending(t *testing.T, ended chan error) error {
	t.Helper()
	select {
	case err := <-ended:
		return err
	case <-time.After(patience):
		t.Fatal("the server did not end")
		return nil
	}
}

func TestUnknownMethodsAndParameters(t *testing.T) {
	c := start(t)
	if err := c.try("textDocument/moonwalk", struct{}{}, nil); code(err) != jsonrpc2.CodeMethodNotFound {
		t.Errorf("%v", err)
	}
	if err := c.try("textDocument/completion", []int{1}, nil); code(err) != jsonrpc2.CodeInvalidParams {
		t.Errorf("%v", err)
	}
	c.notify("$/moonwalk", struct{}{})
	c.call("shutdown", nil, nil)
}

// The client writes bytes here, as no library would send them.
func TestMalformedMessages(t *testing.T) {
	ends, _ := serve(t, lsp.Options{})
	out := bufio.NewReader(ends)
	send := func(body string) {
		if _, err := fmt.Fprintf(ends, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
			t.Fatal(err)
		}
	}
	receive := func() string {
		var length int
		if _, err := fmt.Fscanf(out, "Content-Length: %d\r\n\r\n", &length); err != nil {
			t.Fatal(err)
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(out, body); err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	for _, test := range []struct{ body, want string }{
		{`{"jsonrpc":"2.0",`, "-32700"},
		{`{"jsonrpc":"2.0","id":1}`, "-32600"},
		{`{"jsonrpc":"2.0","id":2,"method":"textDocument/completion"}`, "-32002"},
		{`{"jsonrpc":"2.0","id":"x","method":"initialize","params":{"capabilities":[]}}`, "-32602"},
		{`{"jsonrpc":"2.0","id":3,"method":"initialize","params":{"capabilities":{}}}`, `"result"`},
		{`{"jsonrpc":"2.0","id":4,"method":"initialize","params":{"capabilities":{}}}`, "-32600"},
	} {
		send(test.body)
		if got := receive(); !strings.Contains(got, test.want) {
			t.Errorf("%s\ngot  %s\nwant %s", test.body, got, test.want)
		}
	}
}

// A request that waits behind others is not worked on once it is cancelled.
func TestCancelledRequests(t *testing.T) {
	busy, release := make(chan struct{}), make(chan struct{})
	first := true
	ends, _ := serve(t, lsp.Options{Lint: func(*site.Site) ([]source.Diagnostic, error) {
		if first {
			first = false
			close(busy)
			<-release
		}
		return nil, nil
	}})
	c := &client{t: t, dir: t.TempDir(), findings: make(chan published, 100)}
	write(t, c.dir, "launchbook.yaml", "title: Test\n")
	write(t, c.dir, "content/a.md", "# A\n")
	replies := make(chan *jsonrpc2.Response, 100)
	c.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(ends, jsonrpc2.VSCodeObjectCodec{}), c,
		jsonrpc2.OnRecv(func(_ *jsonrpc2.Request, r *jsonrpc2.Response) {
			if r != nil {
				replies <- r
			}
		}))
	c.call("initialize", map[string]any{"rootUri": c.uri(""), "capabilities": struct{}{}}, nil)
	<-replies
	c.notify("initialized", struct{}{})
	<-busy
	id := jsonrpc2.ID{Num: 77}
	if _, err := c.conn.DispatchCall(t.Context(), "textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": c.uri("content/a.md")}}, jsonrpc2.PickID(id)); err != nil {
		t.Fatal(err)
	}
	c.notify("$/cancelRequest", map[string]any{"id": 77})
	// The pipe has no buffer: once the next message is written, the server has
	// read the one before.
	c.notify("$/nothing", nil)
	close(release)
	if r := <-replies; r.ID != id || r.Error == nil || r.Error.Code != -32800 {
		t.Errorf("%+v", r)
	}
}

func TestPanicsBecomeErrors(t *testing.T) {
	c := &client{t: t, dir: t.TempDir(), findings: make(chan published, 100)}
	write(t, c.dir, "launchbook.yaml", "title: Test\n")
	write(t, c.dir, "content/a.md", "# A\n")
	// The delay leaves it to the request to look at the site first.
	ends, _ := serve(t, lsp.Options{Lint: func(*site.Site) ([]source.Diagnostic, error) { panic("a rule fell over") }, Delay: time.Hour})
	c.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(ends, jsonrpc2.VSCodeObjectCodec{}), c)
	c.call("initialize", map[string]any{"rootUri": c.uri(""), "capabilities": struct{}{}}, nil)
	c.open("content/a.md", "# B\n")
	if err := c.try("textDocument/codeAction", c.at("content/a.md", "# B\n", "|B"), nil); code(err) != jsonrpc2.CodeInternalError {
		t.Errorf("%v", err)
	}
	c.call("shutdown", nil, nil)
}
