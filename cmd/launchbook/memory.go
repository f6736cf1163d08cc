package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"github.com/launchbook/launchbook/site"
)

// largeSite is how many documents take more memory than all else that a build
// needs, and muchText how many bytes of them it reads a second time, rather than
// having them in memory while it makes the pages.
const largeSite = 2000

var muchText = 8 << 20

// While all texts are in memory, garbage may be this many percent of what lasts.
// Then it may be as much as the texts and it took together, but not without end.
const (
	garbageOfLarge = 35
	leastGarbage   = 60
	mostGarbage    = 300
)

// spare keeps the garbage of a large site small.
func spare(documents int) {
	if documents > largeSite {
		limitGarbage(garbageOfLarge)
	}
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
