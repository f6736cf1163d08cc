package preview

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/source"
)

// A browser that is sent a hundred thousand findings, each with a line of a megabyte,
// stands still, and so does whoever sends them.
func TestOnlySoMuchIsShown(t *testing.T) {
	file := source.NewFile("x.md", []byte("short\n"+strings.Repeat("日", 1000)+" here "+strings.Repeat("é", 1000)))
	at := strings.Index(string(file.Data()), "here")
	all := []source.Diagnostic{{File: file, Level: source.Warning}}
	for range 600 {
		all = append(all, source.Diagnostic{File: file, Span: source.At(at), Level: source.Error})
	}
	s := newServer(0)
	s.update(Build{Diagnostics: all})
	var got overlay
	if err := json.Unmarshal(s.status, &got); err != nil {
		t.Fatal(err)
	}
	if got.Count != 601 || got.Errors != 600 || len(got.Findings) != maxShown || len(got.Lines) != maxShown {
		t.Errorf("%d findings, %d errors, of which %d and %d lines are shown", got.Count, got.Errors, len(got.Findings), len(got.Lines))
	}
	if got.Lines[0] != "short" {
		t.Errorf("a short line: %q", got.Lines[0])
	}
	if want := "…" + strings.Repeat("日", 66) + " here " + strings.Repeat("é", 97) + "…"; got.Lines[1] != want {
		t.Errorf("a long line:\n%s instead of\n%s", got.Lines[1], want)
	}
}
