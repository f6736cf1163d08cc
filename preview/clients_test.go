package preview

import (
	"context"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/launchbook/launchbook/source"
)

// Clients that send or read next to nothing hold nobody up, neither the pages of
// others nor the next build.
func TestClientsThatHang(t *testing.T) {
	for name, request := range map[string]string{
		"says nothing":                  "",
		"does not end its header":       "GET / HTTP/1.1\r\nHost: HOST\r\nX-A: ",
		"keeps the connection":          "GET / HTTP/1.1\r\nHost: HOST\r\n\r\n",
		"never reads the events":        "GET /_launchbook/events HTTP/1.1\r\nHost: HOST\r\n\r\n",
		"never reads what it asked for": strings.Repeat("GET /_launchbook/status.json HTTP/1.1\r\nHost: HOST\r\n\r\n", 50),
	} {
		t.Run(name, func(t *testing.T) {
			url, dir, _ := start(t, false)
			// Findings that fill the buffers of a connection.
			writeFile(t, filepath.Join(dir, "page.txt"), "bad")
			eventually(t, url+"_launchbook/status.json", "it is bad")
			host := strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")
			for range 20 {
				c, err := net.Dial("tcp", host)
				if err != nil {
					t.Fatal(err)
				}
				defer c.Close()
				fmt.Fprint(c, strings.ReplaceAll(request, "HOST", host))
			}
			writeFile(t, filepath.Join(dir, "page.txt"), "last")
			eventually(t, url, "last")
		})
	}
}

// large is a finding on a line that is longer than the buffers of a connection.
func large(text []byte) source.Diagnostic {
	file := source.NewFile("page.txt", append(text, strings.Repeat("x", 8<<20)...))
	return source.Diagnostic{Rule: "r", Level: source.Error, File: file, Message: "it is bad"}
}

// When the system has lost events, everything is looked at again.
func TestLooksAgainAfterLostEvents(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		t.Skip(err)
	}
	w := &watcher{options: Options{Dir: t.TempDir(), Logf: t.Logf}, notify: notify, changes: make(chan struct{}, 1)}
	go w.listen(ctx)
	notify.Errors <- fsnotify.ErrEventOverflow
	select {
	case <-w.changes:
	case <-time.After(20 * time.Second):
		t.Error("nothing was looked at")
	}
}
