package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cost is what a process took.
type cost struct {
	time   time.Duration // of the program, on all cores together
	kernel time.Duration // of the system for it
	memory int64         // bytes, at most
}

// ways are all that a user can do with a file.
var ways = []struct {
	name string
	run  func(t *testing.T, program string, b bomb, size int) cost
}{
	{"build", build},
	{"lint", func(t *testing.T, program string, b bomb, size int) cost {
		return finished(t, exec.Command(program, "lint", b.site(t, size)))
	}},
	{"serve", served},
	{"lsp", opened},
}

// site is a site with a bomb of a size.
func (b bomb) site(t *testing.T, size int) string {
	t.Helper()
	dir := t.TempDir()
	for file, text := range map[string]string{"index.md": "# Home\n", "../launchbook.yaml": "rules_files: [rules.yml]\n", b.name: b.text(size)} {
		writeFile(t, filepath.Join(dir, "content", file), text)
	}
	return dir
}

func build(t *testing.T, program string, b bomb, size int) cost {
	return finished(t, exec.Command(program, "build", "--allow-findings", b.site(t, size)))
}

// finished runs a command to its end, which has to be an orderly one.
func finished(t *testing.T, cmd *exec.Cmd) cost {
	t.Helper()
	cmd.Env = append(os.Environ(), "LAUNCHBOOK_NO_CACHE=1")
	out, _ := cmd.CombinedOutput()
	return costOf(t, cmd, out)
}

func costOf(t *testing.T, cmd *exec.Cmd, out []byte) cost {
	t.Helper()
	if code := cmd.ProcessState.ExitCode(); code < 0 || code > exitUsage {
		t.Errorf("exit code %d: %.300s", code, out)
	}
	return cost{cmd.ProcessState.UserTime(), cmd.ProcessState.SystemTime(), peakMemory(cmd.ProcessState)}
}

// served starts the preview, reads a page of it and ends it.
func served(t *testing.T, program string, b bomb, size int) cost {
	cmd := exec.Command(program, "serve", "--addr", "127.0.0.1:0", b.site(t, size))
	cmd.Env = append(os.Environ(), "LAUNCHBOOK_NO_CACHE=1")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	if at := strings.Index(line, "http://"); at >= 0 {
		address, _, _ := strings.Cut(line[at:], " ")
		page, err := http.Get(address + "x.html")
		if err != nil {
			t.Error(err)
		} else {
			_, _ = io.Copy(io.Discard, page.Body)
			page.Body.Close()
		}
	}
	_ = cmd.Process.Signal(syscall.SIGTERM)
	_ = cmd.Wait()
	return costOf(t, cmd, []byte(line))
}

// opened opens the file in an editor that has it in memory only, changes it, and
// waits for what the language server finds in it.
func opened(t *testing.T, program string, b bomb, size int) cost {
	dir := bomb{b.name, repeated("", 0)}.site(t, size)
	uri := "file://" + path.Join(filepath.ToSlash(dir), "content", b.name)
	cmd := exec.Command(program, "lsp")
	cmd.Env = append(os.Environ(), "LAUNCHBOOK_NO_CACHE=1")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	document := map[string]any{"uri": uri, "version": 1, "languageId": "markdown", "text": b.text(size)}
	changed := map[string]any{"uri": uri, "version": 2}
	say(in, map[string]any{"id": 1, "method": "initialize", "params": map[string]any{"rootUri": "file://" + filepath.ToSlash(dir), "capabilities": map[string]any{}}})
	say(in, map[string]any{"method": "initialized", "params": map[string]any{}})
	say(in, map[string]any{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": document}})
	heard := bufio.NewReader(out)
	until(t, heard, "publishDiagnostics", uri)
	say(in, map[string]any{"method": "textDocument/didChange", "params": map[string]any{"textDocument": changed, "contentChanges": []any{map[string]any{"text": b.text(size) + "\n"}}}})
	say(in, map[string]any{"id": 2, "method": "textDocument/codeAction", "params": map[string]any{"textDocument": changed,
		"range": map[string]any{"start": map[string]int{"line": 1, "character": 0}, "end": map[string]int{"line": 1, "character": 1}}, "context": map[string]any{"diagnostics": []any{}}}})
	until(t, heard, `"id":2`)
	say(in, map[string]any{"id": 3, "method": "shutdown"})
	say(in, map[string]any{"method": "exit"})
	in.Close()
	rest, _ := io.ReadAll(heard)
	_ = cmd.Wait()
	return costOf(t, cmd, rest[:min(len(rest), 300)])
}

// say sends a message to a language server.
func say(in io.Writer, message map[string]any) {
	message["jsonrpc"] = "2.0"
	data, err := json.Marshal(message)
	if err == nil {
		_, err = fmt.Fprintf(in, "Content-Length: %d\r\n\r\n%s", len(data), data)
	}
	_ = err // a server that has died is found out when it is listened to
}

// until reads messages until one has all the words.
func until(t *testing.T, out *bufio.Reader, words ...string) {
	t.Helper()
	for {
		length := 0
		for {
			line, err := out.ReadString('\n')
			if err != nil {
				t.Errorf("it ended before it said %q: %v", words, err)
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			fmt.Sscanf(line, "Content-Length: %d", &length)
		}
		data := make([]byte, length)
		if _, err := io.ReadFull(out, data); err != nil {
			t.Error(err)
			return
		}
		all := true
		for _, word := range words {
			all = all && strings.Contains(string(data), word)
		}
		if all {
			return
		}
	}
}
