package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"

	"github.com/launchbook/launchbook/site"
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

// While a site is loaded and proved, garbage may be this many percent of what lasts.
// Then it may be as much as it and what was let go of took together, within bounds.
const (
	usualGarbage  = 100
	garbageOfHuge = 30
	leastGarbage  = 200
	leastOfHuge   = 75
	mostGarbage   = 300
)

// mostWhileLoading bounds the garbage of the first documents, in percent of what
// lasts.
const mostWhileLoading = 400

// pace is how garbage grows while a site is loaded. What lasts grows with every
// document. A fixed percentage of it would be collected at every few of the first
// ones, so each may leave as much as the last ones do: what lasts of all, and the
// percentage of that.
type pace struct {
	documents int
	garbage   int // percent of what lasts, in the end
	read      atomic.Int64
}

// paceSteps is how often the percentage is set while a site is loaded.
const paceSteps = 32

func newPace(documents int) *pace {
	p := &pace{documents: documents, garbage: usualGarbage}
	if documents > hugeSite {
		p.garbage = garbageOfHuge
	}
	p.limit(0)
	return p
}

// step says that one more document was read.
func (p *pace) step() {
	read := int(p.read.Add(1))
	if read*paceSteps/p.documents != (read-1)*paceSteps/p.documents {
		p.limit(read)
	}
}

func (p *pace) limit(read int) {
	percent := mostWhileLoading
	if read > 0 {
		percent = min((100+p.garbage)*p.documents/read-100, mostWhileLoading)
	}
	limitGarbage(percent)
}

// paced is an observer that also keeps the pace.
func paced(o site.Observer) site.Observer {
	var p *pace
	found, read := o.Found, o.Read
	o.Found = func(documents int) {
		p = newPace(documents)
		found(documents)
	}
	o.Read = func(path string) {
		p.step()
		read(path)
	}
	return o
}

// letGo releases the texts of a large site, and gives their memory to the garbage
// of making pages: collecting it less often is a fifth of such a build.
func letGo(s *site.Site) {
	if s.TextSize() <= muchText {
		return
	}
	before := heap("/gc/heap/goal:bytes")
	s.ReleaseTexts()
	runtime.GC()
	lasting := max(heap("/gc/heap/live:bytes"), 1)
	// What is taken while garbage is collected counts as lasting: hence the half.
	room := max(before, lasting) - lasting
	least := uint64(leastGarbage)
	if len(s.Documents) > hugeSite {
		least = leastOfHuge
	}
	limitGarbage(int(min(max(room*100/lasting/2, least), mostGarbage)))
}

// heap is a measure of the heap, in bytes.
func heap(name string) uint64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

// limitGarbage limits it, unless whoever set GOGC knows better.
func limitGarbage(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
