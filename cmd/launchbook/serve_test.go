package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMainRuns is not a test: it is the command, for tests that have to send it
// signals.
func TestMainRuns(t *testing.T) {
	if os.Getenv("LAUNCHBOOK_ARGS") == "" {
		t.Skip("only run by other tests")
	}
	os.Args = append([]string{"launchbook"}, strings.Split(os.Getenv("LAUNCHBOOK_ARGS"), "\n")...)
	os.Exit(run())
}

// TestServe starts the preview on a free port, reads a page and stops it, although
// a browser still waits for events, and others say nothing, half of something, or do
// not read what they asked for.
func TestServe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signal can be sent")
	}
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) { serveUntil(t, signal) })
	}
}

func serveUntil(t *testing.T, signal os.Signal) {
	cmd := exec.Command(os.Args[0], "-test.run", "^TestMainRuns$")
	cmd.Env = append(os.Environ(), "LAUNCHBOOK_ARGS=serve\n--addr\n127.0.0.1:0\n"+starter(t))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+/`).FindString(line)
	if address == "" {
		t.Fatalf("no address on 127.0.0.1 in %q", line)
	}
	response, err := http.Get(address + "launch.html")
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(page), "Checkout 2.0") {
		t.Errorf("%s: status %s, error %v, and no launch in the page", address, response.Status, err)
	}
	waiting, err := http.Get(address + "_launchbook/events")
	if err != nil {
		t.Fatal(err)
	}
	defer waiting.Body.Close()
	for _, said := range []string{"", "GET /launch.html HT", "GET /assets/search-index.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"} {
		hanging, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/"))
		if err != nil {
			t.Fatal(err)
		}
		defer hanging.Close()
		if _, err := io.WriteString(hanging, said); err != nil {
			t.Fatal(err)
		}
	}
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("it ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("it did not stop")
	}
}

// committed is a repository of the files, in one commit of 2 January 2027.
func committed(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-qm", "First"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "GIT_COMMITTER_DATE=2027-01-02T03:04:05Z")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

// A page that comes back while the preview runs has its history at once,
// although there was no commit.
func TestServeAPageThatComesBack(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	dir := committed(t, map[string]string{"launchbook.yaml": "title: x\n", "content/a.md": "# A\n", "content/b.md": "# B\n"})
	page, away := filepath.Join(dir, "content", "b.md"), filepath.Join(dir, "b.md")
	p := newPreviewer(dir, "", time.Time{})
	if err := os.Rename(page, away); err != nil {
		t.Fatal(err)
	}
	if b := p.build(t.Context()); b.Err != nil || b.Files["b.html"] != nil {
		t.Fatalf("the page is not gone: %v", b.Err)
	}
	if err := os.Rename(away, page); err != nil {
		t.Fatal(err)
	}
	if b := p.build(t.Context()); b.Err != nil || !strings.Contains(string(b.Files["b.html"]), "last changed 2027-01-02") {
		t.Errorf("%v\n%s", b.Err, b.Files["b.html"])
	}
}

// A feed tells of what the audience may see: where nothing of that has changed,
// no page links to one.
func TestServeAnAudienceWithoutAFeed(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	dir := committed(t, map[string]string{"launchbook.yaml": "base_url: https://example.com/\naudiences: [{id: board, title: Board}]\n", "content/hidden.md": "# Hidden\n"})
	if err := os.WriteFile(filepath.Join(dir, "content", "new.md"), []byte("---\ntitle: New\naudiences: [board]\n---\n# New\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newPreviewer(dir, "board", time.Time{}).build(t.Context())
	if page := string(b.Files["new.html"]); b.Err != nil || page == "" || strings.Contains(page, "feed.xml") {
		t.Errorf("%v\n%s", b.Err, page)
	}
}

// The preview of an audience has what that audience sees, with the days on
// which it was changed.
func TestServeAnAudience(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	dir := committed(t, map[string]string{
		"launchbook.yaml":   "audiences: [{id: board, title: Board}]\n",
		"content/shown.md":  "---\ntitle: Shown\naudiences: [board]\n---\n# Shown\n",
		"content/hidden.md": "# Hidden\n",
	})
	b := newPreviewer(dir, "board", time.Time{}).build(t.Context())
	if b.Err != nil || b.Files["hidden.html"] != nil || !strings.Contains(string(b.Files["shown.html"]), "last changed 2027-01-02") {
		t.Errorf("%v\n%s", b.Err, b.Files["shown.html"])
	}
	if b := newPreviewer(dir, "", time.Time{}).build(t.Context()); b.Files["hidden.html"] == nil {
		t.Errorf("without an audience something is missing: %v", b.Err)
	}
}
