package lsp_test

import (
	"sync"
	"testing"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/launchbook/launchbook/lsp"
	"github.com/launchbook/launchbook/site"
)

// After a keystroke nothing is read again but the text that was changed, where
// the client tells of files that others change.
func TestKeystrokesReadNothingAgain(t *testing.T) {
	for _, watched := range []bool{true, false} {
		var mu sync.Mutex
		var last site.LoadOptions
		c := &client{t: t, dir: siteOf(t, hoverable), findings: make(chan published, 1000)}
		ends, _ := serve(t, lsp.Options{Load: func(dir string, o site.LoadOptions) (*site.Site, error) {
			mu.Lock()
			defer mu.Unlock()
			last = o
			return site.LoadWith(dir, o)
		}})
		loaded := func(what string, again, sameDisk bool) {
			t.Helper()
			c.call("workspace/symbol", map[string]any{"query": "x"}, nil)
			mu.Lock()
			defer mu.Unlock()
			if (last.Previous != nil) != again || last.SameDisk != sameDisk {
				t.Errorf("watched %t: %s: %t, %t", watched, what, last.Previous != nil, last.SameDisk)
			}
		}
		c.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(ends, jsonrpc2.VSCodeObjectCodec{}), c)
		capabilities := map[string]any{}
		if watched {
			capabilities = watching
		}
		c.call("initialize", map[string]any{"rootUri": c.uri(""), "capabilities": capabilities}, nil)
		c.notify("initialized", struct{}{})
		loaded("at first", false, false)
		text := c.text("content/paths.md")
		c.open("content/paths.md", text)
		loaded("opened", true, watched)
		c.replace("content/paths.md", text, "Text.", "Words.")
		loaded("changed", true, watched)
		c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
		loaded("changed by others", true, false)
	}
}

// watching are the capabilities of a client that tells of changed files.
var watching = map[string]any{"workspace": map[string]any{"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true}}}
