package mutation

import (
	"flag"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// every thins out the mutants, of which there are thousands: with 1, all of them
// are tried. It should share no divisor with the number of formats.
var every = flag.Int("every", 211, "try one in so many mutants")

// now is a day on which nothing of the starter site is stale.
var now = time.Date(2027, 2, 20, 12, 0, 0, 0, time.UTC)

// trial is one mutant in one format.
type trial struct {
	mutant
	format format
	doc    *site.Document
}

// outcome is what the linter said of a trial.
type outcome struct {
	trial
	detected, placed, fixed bool
	extra                   int
	said                    []string
}

// Every mistake is found, by one message, at its place, and put right by its fix.
func TestMutants(t *testing.T) {
	dir := t.TempDir()
	if _, err := content.Init(dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	var trials []trial
	n := 0
	for _, d := range s.Documents {
		for _, m := range mutants(s, d) {
			for _, f := range formats {
				if n++; n%*every == 0 {
					trials = append(trials, trial{m, f, d})
				}
			}
		}
	}
	for _, d := range s.Documents {
		for _, f := range formats {
			w := write(trial{mutant{root: d.Front.Node}, f, d})
			if found := lintWith(t, dir, d.File.Path, w.b.Bytes()); len(found) > 0 {
				t.Fatalf("%s as %s is not clean: %s", d.Path, f.name, describe(found[0]))
			}
		}
	}
	outcomes := runAll(t, dir, trials)
	report(t, outcomes)
}

func mutants(s *site.Site, d *site.Document) []mutant {
	var addresses []string
	for _, r := range rules.References(s) {
		if r.At.File == d.File {
			addresses = append(addresses, r.At.Address)
		}
	}
	root := d.Front.Node
	return slices.Concat(keyMutants(root, d.Type), referenceMutants(root, addresses), orderMutants(root))
}

// runAll runs the trials on all cores; results by index.
func runAll(t *testing.T, dir string, trials []trial) []outcome {
	outcomes := make([]outcome, len(trials))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				outcomes[i] = try(t, dir, trials[i])
			}
		})
	}
	for i := range trials {
		next <- i
	}
	close(next)
	workers.Wait()
	return outcomes
}

// write is the document of a trial as text, with its body.
func write(tr trial) *writer {
	w := newWriter()
	tr.format.write(w, tr.root)
	body := tr.doc.File.Text(tr.doc.Body.Span)
	w.b.WriteString(strings.ReplaceAll(body, "\n", w.newline))
	return w
}

func try(t *testing.T, dir string, tr trial) outcome {
	w := write(tr)
	name := tr.doc.File.Path
	found := lintWith(t, dir, name, w.b.Bytes())
	o := outcome{trial: tr, detected: len(found) > 0, extra: max(0, len(found)-1)}
	for _, d := range found {
		o.said = append(o.said, describe(d))
	}
	if !o.detected {
		return o
	}
	o.placed = slices.ContainsFunc(found, func(d source.Diagnostic) bool { return d.Path() == name && tr.right(w, d.Span) })
	if tr.fixable {
		for _, d := range found {
			for _, fix := range d.Fixes {
				o.fixed = o.fixed || len(lintWith(t, dir, name, apply(w.b.Bytes(), fix.Edits))) == 0
			}
		}
	}
	return o
}

// right tells whether a finding is where the mistake is: exactly the key or the
// value, or the beginning of a list or mapping.
func (m mutant) right(w *writer, span source.Span) bool {
	if m.within != "" || m.kind == "dropped required key" {
		return m.within == "" || w.values[m.within].Contains(span)
	}
	if m.onKey {
		return span == w.keys[m.at]
	}
	value := w.values[m.at]
	return span == value || span == w.keys[m.at] || value.Contains(span) && m.kind == "changed type"
}

func apply(data []byte, edits []source.Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b source.Edit) int { return b.Span.Start - a.Span.Start })
	for _, e := range edits {
		data = slices.Concat(data[:e.Span.Start], []byte(e.Text), data[e.Span.End:])
	}
	return data
}

func lintWith(t *testing.T, dir, name string, data []byte) []source.Diagnostic {
	s, err := site.LoadWith(dir, site.LoadOptions{Overlay: map[string][]byte{name: data}})
	if err != nil {
		t.Error(err)
		return nil
	}
	return lint.Run(s, rules.All(), lint.Options{Now: now}).Diagnostics
}

func describe(d source.Diagnostic) string {
	at, _ := d.Range()
	return fmt.Sprintf("%s:%d:%d: %s [%s]", path.Base(d.Path()), at.Line, at.Column, d.Message, d.Rule)
}
