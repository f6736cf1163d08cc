package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"launchbook": main})
}

// TestScripts drives the command as people do. All scripts run two weeks before
// the starter site's launch; $NOW is that time.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1803286800") // 2027-02-22T09:00:00Z
			env.Setenv("NO_COLOR", "1")
			env.Setenv("LocalAppData", filepath.Join(env.WorkDir, ".cache")) // of Windows
			env.Setenv("WORK_URL", "file:///"+strings.TrimPrefix(filepath.ToSlash(env.WorkDir), "/"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"json":     isJSON,
			"bytes":    writeBytes,
			"mentions": mentions,
			"same":     sameFolders,
		},
		RequireExplicitExec: true,
	})
}

// exits CODE COMMAND... runs a command and wants its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command...")
	}
	err := ts.Exec(args[1], args[2:]...)
	if got := exitCode(err); got != args[0] {
		ts.Fatalf("exit code %s, want %s (%v)", got, args[0], err)
	}
}

func exitCode(err error) string {
	if err == nil {
		return "0"
	}
	return err.Error()[len("exit status "):]
}

// json FILE... wants every file to be JSON.
func isJSON(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		if valid := json.Valid([]byte(ts.ReadFile(name))); valid == neg {
			ts.Fatalf("%s: valid JSON is %t", name, valid)
		}
	}
}

// bytes FILE TEXT writes a text with Go's escapes, such as \x00 or \r\n.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes file text")
	}
	var text string
	ts.Check(json.Unmarshal([]byte(`"`+args[1]+`"`), &text))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// mentions PATTERN FOLDER wants a file in the folder to match a regular expression.
func mentions(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: mentions pattern folder")
	}
	pattern, err := regexp.Compile(args[0])
	ts.Check(err)
	where := ""
	for name, text := range filesIn(ts, args[1]) {
		if pattern.MatchString(text) {
			where = name
		}
	}
	if (where == "") != neg {
		ts.Fatalf("%s is in %q", pattern, where)
	}
}

// same FOLDER FOLDER wants both to have the same files.
func sameFolders(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same folder folder")
	}
	a, b := filesIn(ts, args[0]), filesIn(ts, args[1])
	for name := range b {
		if _, ok := a[name]; !ok {
			ts.Fatalf("only %s has %s", args[1], name)
		}
	}
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			ts.Fatalf("%s: in %s is %t, with the same text %t", name, args[1], ok, other == text)
		}
	}
}

// filesIn reads all files in a folder; there has to be one.
func filesIn(ts *testscript.TestScript, dir string) map[string]string {
	files, err := readFolder(ts.MkAbs(dir))
	ts.Check(err)
	if len(files) == 0 {
		ts.Fatalf("there is nothing in %s", dir)
	}
	return files
}
