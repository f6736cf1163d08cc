package main

import (
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/site"
)

// progressAfter is how long a phase has to take before it shows its progress.
const progressAfter = 300 * time.Millisecond

// progress shows on a terminal how far a phase is: files done, their rate and the
// time that is left. Elsewhere, in CI and with --quiet it says nothing. It may be
// used by several goroutines at once.
type progress struct {
	cmd   *cobra.Command
	shown bool

	mu      sync.Mutex
	what    string
	total   int
	done    int
	started time.Time
	bar     *progressbar.ProgressBar
}

func newProgress(cmd *cobra.Command, quiet, verbose bool) *progress {
	return &progress{cmd: cmd, shown: !quiet && !verbose && os.Getenv("CI") == "" && os.Getenv("TERM") != "dumb" && isTerminal(cmd.ErrOrStderr())}
}

// start begins a phase, and ends the one before.
func (p *progress) start(what string, total int) {
	p.end()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.what, p.total, p.done, p.started = what, total, 0, time.Now()
}

// step counts one more file as done.
func (p *progress) step() {
	if !p.shown {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.bar == nil && time.Since(p.started) > progressAfter {
		p.bar = progressbar.NewOptions(p.total, progressbar.OptionSetWriter(p.cmd.ErrOrStderr()), progressbar.OptionSetDescription(p.what),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("files"), progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetWidth(20), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	if p.bar != nil {
		_ = p.bar.Set(min(p.done, p.total))
	}
}

// end takes the phase off the terminal.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
}

// loading tells of the documents as they are read.
func (p *progress) loading() site.Observer {
	return site.Observer{Found: func(n int) { p.start("reading", n) }, Read: func(string) { p.step() }}
}
