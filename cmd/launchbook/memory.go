package main

import (
	"os"
	"runtime/debug"

	"github.com/launchbook/launchbook/site"
)

// largeSite is how many documents take more memory than all else that a build
// needs, and muchText how many bytes of them it reads a second time, rather than
// having them in memory while it makes the pages.
const largeSite = 2000

var muchText = 8 << 20

// While all texts are in memory, garbage may be this many percent of what lasts.
const (
	garbageOfLarge = 35
	garbage        = 60
)

// spare keeps the garbage of a large site small.
func spare(documents int) {
	if documents > largeSite {
		limitGarbage(garbageOfLarge)
	}
}

// letGo releases the texts of a large site, and gives their memory back.
func letGo(s *site.Site) {
	if s.TextSize() > muchText {
		s.ReleaseTexts()
		limitGarbage(garbage)
	}
}

// limitGarbage limits it, unless whoever set GOGC knows better.
func limitGarbage(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
