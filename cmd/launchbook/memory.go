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

// A run that lets go of texts may take so many bytes of memory, with its garbage: a
// tenth of what Hugo takes for the same pages.
const (
	baseMemory  = 112 << 20
	perDocument = 8700
)

// budget is the memory that a run on a large site may take. Garbage is collected
// when it is used up: collecting it at a percentage of what lasts would do so at
// every few of the first documents, and take more than there is for the last ones.
type budget struct {
	documents int
	read      atomic.Int64
}

// budgetSteps is how often the budget is compared with what a site takes while it
// is loaded.
const budgetSteps = 32

// step says that one more document was read.
func (b *budget) step() {
	if b == nil {
		return
	}
	read := int(b.read.Add(1))
	if read*budgetSteps/b.documents != (read-1)*budgetSteps/b.documents {
		b.limit()
	}
}

// limit tells the runtime, unless whoever set its variables knows better. Where more
// lasts than was thought, there is still room for half as much garbage: a site of
// long documents takes more memory rather than all the time in the world.
func (b *budget) limit() {
	if b == nil || os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(max(baseMemory+int64(b.documents)*perDocument, baseMemory/2+lasting()*3/2))
}

// budgeted is an observer that also keeps the budget of a site of more documents
// than large; 0 keeps none.
func budgeted(o site.Observer, large int) site.Observer {
	var b *budget
	found, read := o.Found, o.Read
	o.Found = func(documents int) {
		if large > 0 && documents > large {
			b = &budget{documents: documents}
			b.limit()
		}
		found(documents)
	}
	o.Read = func(path string) {
		b.step()
		read(path)
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
	if len(s.Documents) > largeSite {
		(&budget{documents: len(s.Documents)}).limit()
	}
}

// lasting is what the last collection has left, in bytes.
func lasting() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(sample[0].Value.Uint64())
}
