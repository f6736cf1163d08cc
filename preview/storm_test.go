package preview

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What is there when it is quiet again is what the browser sees, whatever
// happened in between.
func TestEndsWithWhatIsThere(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, dir string){
		"a rename over the file": func(t *testing.T, dir string) {
			writeFile(t, filepath.Join(dir, ".page.swp"), "last")
			rename(t, filepath.Join(dir, ".page.swp"), filepath.Join(dir, "page.txt"))
		},
		"away and back": func(t *testing.T, dir string) {
			rename(t, filepath.Join(dir, "page.txt"), filepath.Join(dir, "page.txt~"))
			writeFile(t, filepath.Join(dir, "page.txt"), "last")
		},
		"folders made at once": func(t *testing.T, dir string) {
			writeFile(t, filepath.Join(dir, "a", "b", "page.txt"), "last")
		},
		"a folder that is renamed": func(t *testing.T, dir string) {
			writeFile(t, filepath.Join(dir, "old", "b", "page.txt"), "first")
			time.Sleep(2 * debounce)
			rename(t, filepath.Join(dir, "old"), filepath.Join(dir, "a"))
			time.Sleep(2 * debounce)
			writeFile(t, filepath.Join(dir, "a", "b", "page.txt"), "last")
		},
		"many changes": func(t *testing.T, dir string) {
			for i := range 2000 {
				writeFile(t, filepath.Join(dir, fmt.Sprintf("f%d", i%50), "x.txt"), fmt.Sprint(i))
			}
			for i := range 50 {
				if err := os.RemoveAll(filepath.Join(dir, fmt.Sprintf("f%d", i))); err != nil {
					t.Fatal(err)
				}
			}
			writeFile(t, filepath.Join(dir, "page.txt"), "last")
		},
	} {
		t.Run(name, func(t *testing.T) {
			url, dir, _ := start(t, false)
			change(t, dir)
			eventually(t, url, "last")
		})
	}
}

// Something that writes all the time does not keep the page from being built.
func TestRebuildsWithoutQuiet(t *testing.T) {
	url, dir, _ := start(t, false)
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-done:
				return
			case <-time.After(debounce / 4):
				_ = os.WriteFile(filepath.Join(dir, "log.txt"), []byte(time.Now().String()), 0o600)
			}
		}
	}()
	defer func() { close(done); <-stopped }()
	writeFile(t, filepath.Join(dir, "page.txt"), "last")
	eventually(t, url, "last")
}

// A preview ends although a build is on its way.
func TestStopsDuringABuild(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	never := make(chan struct{})
	defer close(never)
	err := Serve(ctx, Options{Addr: "127.0.0.1:0", Dir: t.TempDir(), Logf: t.Logf, Build: func() Build {
		cancel()
		<-never
		return Build{}
	}})
	if err != nil {
		t.Error(err)
	}
}

// A build that panics is shown, and does not end the preview.
func TestSurvivesAPanic(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan string, 1), make(chan error, 1)
	go func() {
		done <- Serve(ctx, Options{Addr: "127.0.0.1:0", Dir: t.TempDir(), Logf: t.Logf, Ready: func(url string) { ready <- url }, Build: func() Build { panic("broken") }})
	}()
	eventually(t, <-ready+"_launchbook/status.json", "internal error: broken")
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// A client that asks for a page and never reads it holds nobody up.
func TestSlowClients(t *testing.T) {
	url, dir, _ := start(t, false)
	for range 20 {
		c, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/"))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprintf(c, "GET /_launchbook/events HTTP/1.1\r\nHost: %s\r\n\r\n", strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/"))
	}
	writeFile(t, filepath.Join(dir, "page.txt"), "last")
	eventually(t, url, "last")
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}
