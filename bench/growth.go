//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"time"
)

// growth measures launchbook alone at all sizes, and says how many times more
// each takes than the first.
func (o *options) growth(w *bytes.Buffer) error {
	fmt.Fprint(w, "| | pages | wall | CPU | memory | wall, times | CPU, times | memory, times |\n|---|---:|---:|---:|---:|---:|---:|---:|\n")
	first := map[string][]sample{}
	for _, pages := range o.sizes {
		scenes, err := o.alone(pages)
		if err != nil {
			return err
		}
		for _, s := range scenes {
			if first[s.title] == nil {
				first[s.title] = s.samples
			}
			fmt.Fprintf(w, "| %s | %d | %s | %s | %d MiB |", s.title, pages,
				seconds(median(each(s.samples, func(s sample) time.Duration { return s.wall }))),
				seconds(median(each(s.samples, func(s sample) time.Duration { return s.cpu }))),
				median(each(s.samples, func(s sample) int64 { return s.peak }))>>20)
			for _, get := range measures {
				fmt.Fprintf(w, " %.1f |", median(ratios(s.samples, first[s.title], get)))
			}
			fmt.Fprintln(w)
		}
	}
	return nil
}

// measuredScene is a scene with what launchbook took for it.
type measuredScene struct {
	title   string
	samples []sample
}

// alone measures launchbook at one size.
func (o *options) alone(pages int) ([]measuredScene, error) {
	only := &options{runs: o.runs, seed: o.seed, launchbook: o.launchbook, dir: o.dir}
	s, err := only.write(pages)
	if err != nil {
		return nil, err
	}
	var list []measuredScene
	for _, scene := range s.scenes() {
		fmt.Fprintf(os.Stderr, "%d pages, %s\n", pages, scene.title)
		samples, err := measure(scene.programs[:1], o.runs)
		if err != nil {
			return nil, err
		}
		list = append(list, measuredScene{scene.title, samples[0]})
	}
	return list, nil
}
