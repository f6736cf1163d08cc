package lsp_test

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/launchbook/launchbook/lsp"
	"github.com/launchbook/launchbook/site"
)

// A writer whose site cannot be read is told so, once for each reason.
func TestASiteThatCannotBeRead(t *testing.T) {
	var broken atomic.Bool
	c := &client{t: t, dir: siteOf(t, hoverable), findings: make(chan published, 1000), messages: make(chan string, 10)}
	ends, _ := serve(t, lsp.Options{Load: func(dir string, o site.LoadOptions) (*site.Site, error) {
		if broken.Load() {
			return nil, errors.New("content/paths.md: permission denied")
		}
		return site.LoadWith(dir, o)
	}})
	c.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(ends, jsonrpc2.VSCodeObjectCodec{}), c)
	c.call("initialize", map[string]any{"rootUri": c.uri(""), "capabilities": map[string]any{}}, nil)
	c.notify("initialized", struct{}{})
	changed := func() {
		t.Helper()
		c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
		c.call("textDocument/codeAction", map[string]any{"textDocument": map[string]any{"uri": c.uri("content/paths.md")}}, nil) // lints
	}
	c.open("content/paths.md", c.text("content/paths.md"))
	told := 0
	for _, is := range []bool{false, true, true, false, true} {
		broken.Store(is)
		changed()
		for len(c.messages) > 0 {
			if message := <-c.messages; !strings.Contains(message, "launchbook cannot read ") || !strings.Contains(message, "content/paths.md: permission denied") {
				t.Error(message)
			}
			told++
		}
	}
	if told != 2 {
		t.Errorf("told %d times", told)
	}
}
