//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

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
		for _, get := range []func(sample) float64{
			func(s sample) float64 { return s.wall.Seconds() },
			func(s sample) float64 { return s.cpu.Seconds() },
			func(s sample) float64 { return float64(s.peak) },
		} {
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

const begin, end = "<!-- tables -->\n", "<!-- /tables -->\n"

// replaceTables puts the tables between the marks of a page.
func replaceTables(name, tables string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(data), begin)
	_, after, found2 := strings.Cut(rest, end)
	if !found || !found2 {
		return fmt.Errorf("%s has no place for the tables: two lines `%s` and `%s`", name, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(name, []byte(before+begin+"\n"+tables+end+after), 0o644)
}
