package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/pool"
)

// A build of a site of more than largeSite documents reads their texts again rather
// than having them in memory while it proves them, and one of more than muchText
// bytes while it makes the pages. Lint, which is quicker with them, does so from
// hugeSite documents on.
var (
	largeSite = 2000
	hugeSite  = 20_000
	muchText  = 8 << 20
)

// A run on a large site may take so many bytes of memory, with its garbage: one that
// lets go of texts a tenth of what Hugo takes for the same pages, one that keeps them
// what makes lint quick.
const (
	baseMemory   = 115 << 20
	withoutTexts = 9_000 // for each document
	withTexts    = 24_000
)

// heapShare is how much of the budget the heap may take, in percent: what the runtime
// itself needs comes on top, and it begins to collect some time before all is taken.
const heapShare = 80

// budget is the memory that a run on a large site may take. Garbage is collected
// when it is used up: collecting it at a percentage of what lasts would do so at
// every few of the first documents, and take more than there is for the last ones.
//
// It is collected while all workers rest. What they would take meanwhile would count
// as lasting, and a heap that is nearly full would be collected all the time.
type budget struct {
	planned int64        // bytes
	full    atomic.Int64 // the size of the heap at which garbage is collected
}

// smallGarbage is how much garbage may lie around before it is collected, in percent of
// what lasts, on a site of up to largeSite documents: collecting it at Go's 100 takes a
// tenth of the time.
const smallGarbage = 300

// ownCollection tells whether the user says when garbage is collected, and knows better.
func ownCollection() bool { return os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" }

// limit tells the runtime. Where more lasts than was thought, there is still room for
// half as much garbage: a site of long documents takes more memory rather than all the
// time in the world.
func (b *budget) limit() {
	all := max(b.planned, baseMemory/2+measured("/gc/heap/live:bytes")*3/2)
	b.full.Store(all * heapShare / 100)
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(all) // for what is not done by workers
	pool.SetRest(&pool.Rest{Due: b.due, Do: b.collect})
}

func (b *budget) due() bool { return heapSize() >= b.full.Load() }

func (b *budget) collect() {
	runtime.GC()
	b.limit()
	b.full.Store(max(b.full.Load(), heapSize()*5/4))
}

// heapSize is what the heap takes with its gaps, in bytes.
func heapSize() int64 {
	return measured("/memory/classes/heap/objects:bytes", "/memory/classes/heap/unused:bytes")
}

// likeSmall begins a run as one on a small site, until it is known better: most find
// that nothing has changed, and need not collect any garbage for that.
func likeSmall() {
	if !ownCollection() {
		debug.SetGCPercent(smallGarbage)
	}
}

// budgeted is an observer that also says how much memory a run on a site may take, once
// it is known to be a large one. From more documents than large on it lets go of their
// texts, with 0 never.
func budgeted(o site.Observer, large int) site.Observer {
	if ownCollection() {
		return o
	}
	found := o.Found
	o.Found = func(documents int) {
		if documents > largeSite {
			each := withTexts
			if large > 0 && documents > large {
				each = withoutTexts
			}
			b := &budget{planned: int64(baseMemory + documents*each)}
			b.limit()
		}
		found(documents)
	}
	return o
}

// letGo releases the texts of a large site, and what its pages do without.
func letGo(s *site.Site) {
	if s.TextSize() <= muchText {
		return
	}
	s.ReleaseTexts()
	runtime.GC()
}

// measured is the sum of numbers of the runtime's.
func measured(names ...string) (sum int64) {
	samples := make([]metrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = name
	}
	metrics.Read(samples)
	for _, sample := range samples {
		if sample.Value.Kind() == metrics.KindUint64 {
			sum += int64(sample.Value.Uint64())
		}
	}
	return sum
}
