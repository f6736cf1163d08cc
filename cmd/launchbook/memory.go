package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"github.com/launchbook/launchbook/site"
)

// A build of a site of more than largeSite documents reads their texts again rather
// than having them in memory while it proves them, and one of more than muchText
// bytes while it makes the pages.
var (
	largeSite = 2000
	muchText  = 8 << 20
)

// While a large site is loaded and proved, garbage may be this many percent of what
// lasts. Then it may be as much as it and what was let go of took together, but not
// without end.
const (
	garbageOfLarge = 35
	leastGarbage   = 80
	mostGarbage    = 300
)

// spare keeps the garbage of a large site small.
func spare(documents int) {
	if documents > largeSite {
		limitGarbage(garbageOfLarge)
	}
}

// large is from how many documents on a run lets go of their texts, or 0.
func (r *watchedRun) large() int {
	if r == nil || !r.sparing {
		return 0
	}
	return largeSite
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
	limitGarbage(int(min(max(room*100/lasting/2, leastGarbage), mostGarbage)))
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
