//go:build unix

package lsp_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/launchbook/launchbook/bench/corpus"
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lsp"
	"github.com/launchbook/launchbook/site"
)

// BenchmarkKeystroke is the time from a change to its findings on a site of two
// thousand documents, beside that of looking at the site for the first time, in
// seconds of a processor.
func BenchmarkKeystroke(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "site")
	if err := corpus.Write(dir, 2000, 1); err != nil {
		b.Fatal(err)
	}
	cold := time.Duration(1 << 62)
	for range 3 {
		start := processorTime(b)
		s, err := site.Load(dir)
		if err != nil {
			b.Fatal(err)
		}
		lint.Run(s, rules.All(), lint.Options{Now: now})
		cold = min(cold, processorTime(b)-start)
	}
	c := &client{t: b, dir: dir, findings: make(chan published, 10_000)}
	ends, _ := serve(b, lsp.Options{Delay: time.Nanosecond})
	c.conn = jsonrpc2.NewConn(b.Context(), jsonrpc2.NewBufferedStream(ends, jsonrpc2.VSCodeObjectCodec{}), c)
	c.call("initialize", map[string]any{"rootUri": c.uri(""), "capabilities": watching}, nil)
	name, err := filepath.Rel(dir, corpus.Page(dir))
	if err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile(corpus.Page(dir))
	if err != nil {
		b.Fatal(err)
	}
	text := string(data)
	c.open(name, text)
	wanted := func(broken bool) func([]lsp.Diagnostic) bool {
		return func(found []lsp.Diagnostic) bool {
			for _, d := range found {
				if d.Code == "broken-link" {
					return broken
				}
			}
			return !broken
		}
	}
	c.await(name, wanted(false))
	broken := false
	start, n := processorTime(b), 0
	for b.Loop() {
		if broken = !broken; broken {
			c.replace(name, text+"\n[a](nowhere.md)\n", "", "[a](nowhere.md)\n")
		} else {
			c.replace(name, "[a](nowhere.md)\n"+text, "[a](nowhere.md)\n", "")
		}
		c.await(name, wanted(broken))
		n++
	}
	keystroke := (processorTime(b) - start) / time.Duration(n)
	b.ReportMetric(keystroke.Seconds()*1000, "cpu-ms/op")
	b.ReportMetric(float64(cold)/float64(keystroke), "cold/keystroke")
}

// processorTime is what the process has used so far, which a busy machine does
// not change much.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
