package preview

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The page that was edited is there before the build has ended, and the browser
// loads it once.
func TestTheEditedPageComesFirst(t *testing.T) {
	for name, c := range map[string]struct{ glance, want string }{
		"the same page": {"two", "status"},
		"another page":  {"three", "reload"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "page.txt")
			writeFile(t, file, "one")
			page := func(text string) map[string][]byte {
				return map[string][]byte{"index.html": []byte("<body>" + text + "</body>")}
			}
			ready, release, touched := make(chan string, 1), make(chan bool), make(chan []string, 9)
			first := true
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() {
				done <- Serve(ctx, Options{Addr: "127.0.0.1:0", Dir: dir, Logf: t.Logf, Ready: func(url string) { ready <- url },
					Glance: func(paths []string) map[string][]byte {
						touched <- paths
						return page(c.glance)
					},
					Build: func() Build {
						if !first {
							<-release
						}
						first = false
						text, _ := os.ReadFile(file)
						return Build{Files: page(string(text))}
					}})
			}()
			url := <-ready
			r, err := http.Get(url + "_launchbook/events")
			if err != nil {
				t.Fatal(err)
			}
			writeFile(t, file, "two")
			if paths := <-touched; len(paths) != 1 || paths[0] != file {
				t.Errorf("told of %v", paths)
			}
			eventually(t, url, c.glance)
			close(release)
			var events []string
			lines := bufio.NewScanner(r.Body)
			for len(events) < 3 && lines.Scan() {
				if kind, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
					events = append(events, kind)
				}
			}
			if got := strings.Join(events, " "); got != "hello reload "+c.want {
				t.Errorf("the browser was told %q", got)
			}
			eventually(t, url, "two")
			r.Body.Close()
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
}

// What is edited while a build runs is there before that build has ended, and stays
// although the build has not read it.
func TestAnEditDuringABuild(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "page.txt")
	writeFile(t, file, "one")
	read := func() map[string][]byte {
		text, _ := os.ReadFile(file)
		return map[string][]byte{"index.html": []byte("<body>" + string(text) + "</body>")}
	}
	ready, began, release := make(chan string, 1), make(chan int, 9), make(chan bool)
	builds := 0
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		done <- Serve(ctx, Options{Addr: "127.0.0.1:0", Dir: dir, Logf: t.Logf, Ready: func(url string) { ready <- url },
			Glance: func([]string) map[string][]byte { return read() },
			Build: func() Build {
				files := read()
				if builds++; builds > 1 {
					began <- builds
					<-release
				}
				return Build{Files: files}
			}})
	}()
	url := <-ready
	writeFile(t, file, "two")
	<-began
	for _, text := range []string{"three", "four"} {
		writeFile(t, file, text)
		eventually(t, url, text)
	}
	release <- true
	if n := <-began; n != 3 { // the second build has been taken over
		t.Fatalf("build %d began", n)
	}
	if _, got := get(t, url); !strings.Contains(got, "four") {
		t.Errorf("the build that had not read the edit took its page away: %s", got)
	}
	close(release)
	eventually(t, url, "four")
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
