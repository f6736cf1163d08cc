package preview

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/launchbook/launchbook/source"
)

// start runs a preview of a folder whose portal is its page.txt. A text of
// "bad" does not build.
func start(t *testing.T, poll bool) (url, dir string, builds *atomic.Int32) {
	t.Helper()
	dir = t.TempDir()
	writeFile(t, filepath.Join(dir, "page.txt"), "one")
	builds = new(atomic.Int32)
	ready := make(chan string, 1)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- Serve(ctx, Options{Addr: "127.0.0.1:0", Dir: dir, Poll: poll, Logf: t.Logf, Ready: func(url string) { ready <- url }, Build: func() Build {
			builds.Add(1)
			text, _ := os.ReadFile(filepath.Join(dir, "page.txt"))
			if deep, err := os.ReadFile(filepath.Join(dir, "a", "b", "page.txt")); err == nil {
				text = deep
			}
			if string(text) == "bad" {
				return Build{Diagnostics: []source.Diagnostic{large(text)}}
			}
			return Build{Files: map[string][]byte{"index.html": []byte("<body>" + string(text) + "</body>"), "a/x.css": []byte("p{}")}}
		}})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("serve: %v", err)
		}
	})
	select {
	case url = <-ready:
	case err := <-done:
		t.Fatal(err)
	}
	return url, dir, builds
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, _ := io.ReadAll(r.Body)
	return r.StatusCode, string(data)
}

// eventually waits until a page says something.
func eventually(t *testing.T, url, want string) {
	t.Helper()
	var got string
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if _, got = get(t, url); strings.Contains(got, want) {
			return
		}
	}
	t.Fatalf("%s never said %q, but %q", url, want, got)
}

func TestRebuilds(t *testing.T) {
	for name, poll := range map[string]bool{"told": false, "polling": true} {
		t.Run(name, func(t *testing.T) {
			url, dir, _ := start(t, poll)
			eventually(t, url, "one")
			writeFile(t, filepath.Join(dir, "page.txt"), "two")
			eventually(t, url, "two")
			// The way that many editors save.
			writeFile(t, filepath.Join(dir, "page.txt~"), "three")
			if err := os.Rename(filepath.Join(dir, "page.txt~"), filepath.Join(dir, "page.txt")); err != nil {
				t.Fatal(err)
			}
			eventually(t, url, "three")
			writeFile(t, filepath.Join(dir, "a", "b", "page.txt"), "deep")
			eventually(t, url, "deep")
			writeFile(t, filepath.Join(dir, "a", "b", "page.txt"), "deeper")
			eventually(t, url, "deeper")
		})
	}
}

func TestKeepsTheLastGoodPortal(t *testing.T) {
	url, dir, _ := start(t, false)
	writeFile(t, filepath.Join(dir, "page.txt"), "bad")
	eventually(t, url+"_launchbook/status.json", "it is bad")
	if _, page := get(t, url); !strings.Contains(page, "one") || !strings.Contains(page, "preview.js") {
		t.Errorf("got %q", page)
	}
}

func TestBrowsersAreTold(t *testing.T) {
	url, dir, _ := start(t, false)
	r, err := http.Get(url + "_launchbook/events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	writeFile(t, filepath.Join(dir, "page.txt"), "two")
	lines := bufio.NewScanner(r.Body)
	for lines.Scan() {
		if lines.Text() == "event: reload" {
			return
		}
	}
	t.Error("no reload event")
}

func TestStrangersAreRefused(t *testing.T) {
	url, _, _ := start(t, false)
	for name, c := range map[string]struct {
		method, path, host, origin string
		want                       int
	}{
		"a page":         {"GET", "", "", "", 200},
		"its head":       {"HEAD", "", "", "", 200},
		"an asset":       {"GET", "a/x.css", "", "", 200},
		"nothing there":  {"GET", "../../etc/passwd", "", "", 404},
		"writing":        {"POST", "", "", "", 405},
		"another host":   {"GET", "", "evil.example.com", "", 403},
		"another origin": {"GET", "", "", "https://evil.example.com", 403},
		"its own origin": {"GET", "", "", "self", 200},
	} {
		r, err := http.NewRequest(c.method, url+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if c.host != "" {
			r.Host = c.host
		}
		if c.origin == "self" {
			c.origin = strings.TrimSuffix(url, "/")
		}
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != c.want {
			t.Errorf("%s: got %d, want %d", name, response.StatusCode, c.want)
		}
	}
	if err := Serve(context.Background(), Options{Addr: "0.0.0.0:0"}); err == nil {
		t.Error("it served the whole network")
	}
}
