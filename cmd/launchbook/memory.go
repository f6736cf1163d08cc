package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

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
	withChanges  = 160_000 // with garbage, while it is previewed and changes: more than it needs
)

// early is how much of the room above what lasts is filled before garbage is
// collected, in percent. From own on, the runtime may begin to collect it by itself, with
// the workers at work, and all would be looked through twice. It takes the spans that
// it handed out to a core for full: so many bytes for each core.
const (
	early = 68
	own   = 70
	spans = 6 << 20
)

// budget is the memory that a run on a large site may take, in bytes. Garbage is
// collected when it is nearly used up: collecting it at a percentage of what lasts would do so
// at every few of the first documents, and take more than there is for the last ones.
//
// It is collected while all workers rest. What they would take meanwhile would count
// as lasting, and a heap that is nearly full would be collected all the time.
type budget int64

// smallGarbage is how much garbage may lie around before it is collected, in percent of
// what lasts, on a site of up to largeSite documents: collecting it at Go's 100 takes a
// tenth of the time.
const smallGarbage = 300

// smallMemory is from how many bytes on there is less garbage than that on such a site: a few
// odd documents may take as much as all others.
const smallMemory = 300 << 20

// ownCollection tells whether the user says when garbage is collected, and knows better.
func ownCollection() bool { return os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" }

// limit tells the runtime. Where more lasts than was thought, there is still room for
// half as much garbage: a site of long documents takes more memory rather than all the
// time in the world.
func (b budget) limit() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(b.most(heap()))
	pool.SetRest(&pool.Rest{Due: due, Do: b.collect})
}

// most is how many bytes may be taken, with so many that last.
func (b budget) most(now heapSize) int64 {
	return max(int64(b), baseMemory/2+now.live*3/2)
}

// due tells whether the heap comes near to the size at which the runtime would collect
// it. There has to be some garbage in any case.
func due() bool {
	now := heap()
	room := now.goal - now.live
	filled := min(room*early/100, room*own/100-min(room/10, int64(runtime.GOMAXPROCS(0))*spans))
	return now.objects >= now.live+max(filled, now.live/8)
}

func (b budget) collect() {
	runtime.GC()
	b.limit()
}

// stretch is collect for work that goes on as it began. How much memory is taken besides
// objects is then known from when the heap was full, and the runtime is told of a larger
// budget: one of which early percent are this one. Other work leaves other gaps between
// objects, and would take more than there is.
func (b budget) stretch() {
	gaps := besides()
	runtime.GC()
	now := heap()
	room := max(0, b.most(now)-gaps-now.live)
	debug.SetMemoryLimit(gaps + now.live + room*100/early)
}

// likeSmall begins a run as one on a small site, until it is known better: most find
// that nothing has changed, and need not collect any garbage for that.
func likeSmall() {
	if !ownCollection() {
		debug.SetGCPercent(smallGarbage)
		debug.SetMemoryLimit(smallMemory)
	}
}

// changing is an observer that says how much memory a program may take that has a site
// twice while a document changes. It is said at each load, as sites grow.
func changing() site.Observer {
	if ownCollection() {
		return site.Observer{}
	}
	return site.Observer{Found: func(documents int) { debug.SetMemoryLimit(int64(smallMemory + documents*withChanges)) }}
}

// budgeted is an observer that also says how much memory the run may take, once the site
// is known to be a large one.
func (r *watchedRun) budgeted(o site.Observer) site.Observer {
	if ownCollection() {
		return o
	}
	found := o.Found
	o.Found = func(documents int) {
		if documents > largeSite {
			each := withTexts
			if r.large > 0 && documents > r.large {
				each = withoutTexts
			}
			r.budget = budget(baseMemory + documents*each)
			r.budget.limit()
		}
		found(documents)
	}
	return o
}

// letGo releases the texts of a large site, and what its pages do without. Making these
// is then the one work that uses the budget up.
func (r *watchedRun) letGo(s *site.Site) {
	if s.TextSize() <= muchText {
		return
	}
	s.ReleaseTexts()
	debug.FreeOSMemory()
	if r.budget != 0 {
		pool.SetRest(&pool.Rest{Due: due, Do: r.budget.stretch, Over: r.budget.limit})
	}
}

// heapSize is what the heap takes, in bytes.
type heapSize struct {
	objects int64 // that are in use or garbage
	live    int64 // what the last collection left of them
	goal    int64 // how many there may be for the runtime before the next one ends
}

// heap is asked for after each document.
func heap() heapSize {
	sizes := measure("/memory/classes/heap/objects:bytes", "/gc/heap/live:bytes", "/gc/heap/goal:bytes")
	return heapSize{sizes[0], sizes[1], sizes[2]}
}

// besides is how many bytes are taken from the system that are neither objects nor free
// for them.
func besides() int64 {
	sizes := measure("/memory/classes/total:bytes", "/memory/classes/heap/released:bytes", "/memory/classes/heap/free:bytes", "/memory/classes/heap/objects:bytes")
	return sizes[0] - sizes[1] - sizes[2] - sizes[3]
}

// measure reads metrics of the runtime; those that it does not have are 0.
func measure(names ...string) []int64 {
	samples := make([]metrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = name
	}
	metrics.Read(samples)
	sizes := make([]int64, len(names))
	for i, sample := range samples {
		if sample.Value.Kind() == metrics.KindUint64 {
			sizes[i] = int64(sample.Value.Uint64())
		}
	}
	return sizes
}
