// Package pool shares work between all cores. Results are kept by index, so that
// they do not depend on who did what when.
package pool

import (
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// How many neighbours a worker gets: at most the longest run, and few enough that
// each worker gets many runs, and none has to wait long for the last one.
const (
	longestRun = 50
	shortRuns  = 30
)

// Share hands the indexes from 0 to n-1 out to one worker a core, each index to
// one worker, low ones first, and returns when all are done. Of many, a worker
// gets several neighbours at a time, as two that write files into one folder wait
// for each other. A panic of a worker becomes one of the caller, who can recover
// from it.
func Share(n int, worker func(indexes iter.Seq[int])) {
	var next atomic.Int64
	run := max(1, min(longestRun, n/(shortRuns*runtime.GOMAXPROCS(0))))
	var gate pause
	indexes := func(yield func(int) bool) {
		for {
			end := int(next.Add(int64(run)))
			for i := end - run; i < end; i++ {
				if i >= n || !gate.pass(i, yield) {
					return
				}
			}
		}
	}
	var workers sync.WaitGroup
	var failed atomic.Pointer[string]
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					trace := fmt.Sprintf("%v\n%s", r, debug.Stack())
					failed.Store(&trace)
				}
			}()
			worker(indexes)
		})
	}
	workers.Wait()
	if r := rest.Load(); r != nil && r.Over != nil {
		r.Over()
	}
	if trace := failed.Load(); trace != nil {
		panic(*trace)
	}
}

// A Rest is what has to be done now and then while no worker of a Share is at work:
// Due is asked after each index, and Do called, by one worker, where it says so. Over, if
// it is set, is called when the workers of a Share are done.
type Rest struct {
	Due      func() bool
	Do, Over func()
}

var rest atomic.Pointer[Rest]

// SetRest sets what every Share of the program does between its indexes, from now
// on; nil is nothing.
func SetRest(r *Rest) { rest.Store(r) }

// pause is what the workers of a Share wait for.
type pause struct{ at sync.RWMutex }

// pass yields one index, and rests after it where that is due.
func (p *pause) pass(i int, yield func(int) bool) bool {
	more := p.work(i, yield)
	if r := rest.Load(); r != nil && r.Due() {
		p.at.Lock()
		defer p.at.Unlock()
		if r.Due() { // no other worker was faster
			r.Do()
		}
	}
	return more
}

func (p *pause) work(i int, yield func(int) bool) bool {
	p.at.RLock()
	defer p.at.RUnlock()
	return yield(i)
}
