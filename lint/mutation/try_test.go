package mutation

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// trial is one mutant in one format.
type trial struct {
	mutant
	format  format
	habitat *habitat
	doc     *site.Document
}

// outcome is what the linter said of a trial.
type outcome struct {
	trial
	detected, placed, fixed bool
	extra                   int
	said                    []string
}

func (o outcome) good() bool {
	return o.detected && o.extra == 0 && o.placed && (o.fixed || !o.fixable)
}

func (o outcome) String() string {
	return fmt.Sprintf("%s: %s in %s of %s as %s: detected %v, placed %v, fixed %v\n    %s",
		o.kind, o.at, o.doc.Path, o.habitat.name, o.format.name, o.detected, o.placed, o.fixed || !o.fixable, strings.Join(o.said, "\n    "))
}

// runAll runs the trials on all cores; results by index.
func runAll(t *testing.T, trials []trial) []outcome {
	outcomes := make([]outcome, len(trials))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				outcomes[i] = trials[i].run(t)
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

func (tr trial) run(t *testing.T) outcome {
	w := tr.write()
	name := tr.doc.File.Path
	found := tr.habitat.calm.beyond(tr.habitat.lint(t, name, w.b.Bytes()))
	o := outcome{trial: tr, detected: len(found) > 0, extra: max(0, len(found)-1)}
	for _, d := range found {
		o.said = append(o.said, describe(d))
		o.placed = o.placed || d.Path() == name && tr.right(w, d.Span)
		for _, fix := range d.Fixes {
			if tr.fixable && !o.fixed {
				o.fixed = len(tr.habitat.calm.beyond(tr.habitat.lint(t, name, apply(w.b.Bytes(), fix.Edits)))) == 0
			}
		}
	}
	return o
}

// right tells whether a finding is exactly where the mistake is: on the wrong
// key or value, or on the mapping that lacks a key.
func (m mutant) right(w *writer, span source.Span) bool {
	switch {
	case m.body != "":
		return span == w.mark
	case m.list != "":
		return w.values[m.list].Contains(span)
	case m.onKey:
		return span == w.keys[m.at]
	}
	return span == w.underlined(m.root, m.at)
}

func apply(data []byte, edits []source.Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b source.Edit) int { return b.Span.Start - a.Span.Start })
	for _, e := range edits {
		data = slices.Concat(data[:e.Span.Start], []byte(e.Text), data[e.Span.End:])
	}
	return data
}

func describe(d source.Diagnostic) string {
	at, end := d.Range()
	return fmt.Sprintf("%s:%d:%d-%d:%d: %s [%s]", path.Base(d.Path()), at.Line, at.Column, end.Line, end.Column, d.Message, d.Rule)
}
