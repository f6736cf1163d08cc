//go:build unix

package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
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
		fmt.Fprintf(w, "| %s | %s |\n", p.name, cells(samples[i], samples[0], i == 0))
	}
	fmt.Fprintln(w)
}

// cells are the medians of a program's runs, and how many times more than the first one
// it takes, with the smallest and the largest of the runs.
func cells(list, first []sample, isFirst bool) string {
	row := []string{
		seconds(median(each(list, func(s sample) time.Duration { return s.wall }))),
		seconds(median(each(list, func(s sample) time.Duration { return s.cpu }))),
		fmt.Sprintf("%d MiB", median(each(list, func(s sample) int64 { return s.peak }))>>20),
	}
	for _, get := range measures {
		if isFirst {
			row = append(row, "1")
			continue
		}
		r := ratios(list, first, get)
		row = append(row, fmt.Sprintf("%.1f (%.1f to %.1f)", median(r), slices.Min(r), slices.Max(r)))
	}
	return strings.Join(row, " | ")
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
