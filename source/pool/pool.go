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

// Share hands the indexes from 0 to n-1 out to one worker a core, each index to
// one worker, lowest first, and returns when all are done. A panic of a worker
// becomes one of the caller, who can recover from it.
func Share(n int, worker func(indexes iter.Seq[int])) {
	var next atomic.Int64
	indexes := func(yield func(int) bool) {
		for {
			if i := int(next.Add(1)) - 1; i >= n || !yield(i) {
				return
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
	if trace := failed.Load(); trace != nil {
		panic(*trace)
	}
}
