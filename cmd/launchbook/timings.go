package main

import (
	"fmt"
	"io"
	"time"
)

// timings are how long the phases of a run took, one after the other.
type timings struct {
	phases []phase
	last   time.Time
}

type phase struct {
	name string
	took time.Duration
}

func startTimings() *timings { return &timings{last: time.Now()} }

// done ends a phase, which began when the one before it ended.
func (t *timings) done(name string) {
	now := time.Now()
	t.phases = append(t.phases, phase{name, now.Sub(t.last)})
	t.last = now
}

func (t *timings) write(w io.Writer) {
	var total time.Duration
	for _, p := range t.phases {
		total += p.took
		fmt.Fprintf(w, "%-8s %6d ms\n", p.name, p.took.Milliseconds())
	}
	fmt.Fprintf(w, "%-8s %6d ms\n", "total", total.Milliseconds())
}
