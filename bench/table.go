//go:build unix

package main

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// measures are wall, CPU and memory.
var measures = []func(sample) float64{
	func(s sample) float64 { return s.wall.Seconds() },
	func(s sample) float64 { return s.cpu.Seconds() },
	func(s sample) float64 { return float64(s.peak) },
}

// table writes medians, and how many times more than launchbook the others take,
// with the smallest and the largest of the runs.
func table(w io.Writer, title string, programs []program, samples [][]sample) {
	fmt.Fprintf(w, "### %s\n\n| | wall | CPU | memory | wall, ratio | CPU, ratio | memory, ratio |\n|---|---:|---:|---:|---:|---:|---:|\n", title)
	for i, p := range programs {
		list := samples[i]
		fmt.Fprintf(w, "| %s | %s | %s | %d MiB |", p.name,
			seconds(median(each(list, func(s sample) time.Duration { return s.wall }))),
			seconds(median(each(list, func(s sample) time.Duration { return s.cpu }))),
			median(each(list, func(s sample) int64 { return s.peak }))>>20)
		for _, get := range measures {
			if i == 0 {
				fmt.Fprint(w, " 1 |")
				continue
			}
			r := ratios(list, samples[0], get)
			fmt.Fprintf(w, " %.1f (%.1f to %.1f) |", median(r), slices.Min(r), slices.Max(r))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
