package main

import (
	"context"
	"errors"
	"io"
	"path"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/generator/output"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/spool"
)

// watchedRun is how much a command tells about itself while it runs.
type watchedRun struct {
	*timings
	progress *progress
	verbose  *verbose // nil: says nothing
	timed    bool
	// large is from how many documents on a run lets go of their texts, or 0 where
	// it never does.
	large int
	// spool is where a run keeps drafts of pages, or nil.
	spool *spool.Spool
	// budget is of memory, and 0 where a run has none.
	budget budget
}

// watchFlags are the flags of commands that can take long.
type watchFlags struct{ verbose, timed bool }

func (w *watchFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&w.verbose, "verbose", false, "say what is read, skipped and written, and why")
	cmd.Flags().BoolVar(&w.timed, "timings", false, "say how long each phase took")
}

func (w watchFlags) start(cmd *cobra.Command, quiet bool) *watchedRun {
	likeSmall()
	r := &watchedRun{timings: startTimings(), progress: newProgress(cmd, quiet, w.verbose), timed: w.timed}
	if w.verbose {
		r.verbose = &verbose{out: cmd.ErrOrStderr()}
	}
	return r
}

// loading is who is told of what loading the site does.
func (r *watchedRun) loading() site.Observer {
	o := r.progress.loading()
	if r.verbose != nil {
		o = r.verbose.loading(o)
	}
	return r.budgeted(o)
}

// done ends a phase.
func (r *watchedRun) done(phase string) {
	if r != nil {
		r.progress.end()
		r.timings.done(phase)
	}
}

// nothingNew says that a run gives what the last one gave.
func (r *watchedRun) nothingNew(path string) {
	if r != nil && r.verbose != nil {
		r.verbose.say("keep", path, "nothing has changed since the last run")
	}
}

// wrote says what became of the files of a portal.
func (r *watchedRun) wrote(result output.Result) {
	if r.verbose != nil {
		r.verbose.written(result)
	}
}

// writeTimings says how long the phases took, where that is asked for.
func (r *watchedRun) writeTimings(w io.Writer) {
	if r.timed {
		r.write(w)
	}
}

// watchedSink counts the documents that go to a sink.
type watchedSink struct {
	generator.Sink
	ctx      context.Context
	progress *progress
}

// errInterrupted ends a build in which somebody pressed Ctrl-C.
var errInterrupted = errors.New("interrupted; the last portal stays")

// sink watches a sink that takes the pages of a site.
func (r *watchedRun) sink(ctx context.Context, to generator.Sink, s *site.Site) generator.Sink {
	r.progress.start("writing", len(generator.Published(s)))
	return &watchedSink{to, ctx, r.progress}
}

// Write implements generator.Sink.
func (w *watchedSink) Write(name string, data []byte) (generator.Sum, error) {
	if w.ctx.Err() != nil {
		return generator.Sum{}, errInterrupted
	}
	w.count(name)
	return w.Sink.Write(name, data)
}

// Keep implements generator.Sink.
func (w *watchedSink) Keep(name string, sum generator.Sum) (bool, error) {
	kept, err := w.Sink.Keep(name, sum)
	if kept {
		w.count(name)
	}
	return kept, err
}

// count counts a document, which has one Markdown file in the portal.
func (w *watchedSink) count(name string) {
	if path.Ext(name) == ".md" {
		w.progress.step()
	}
}
