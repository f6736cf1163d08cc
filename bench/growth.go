//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
)

// growth measures launchbook alone at all sizes in turn, and says how many times more
// each takes than the first, run by run.
func (o *options) growth(w *bytes.Buffer) error {
	all := make([][]scene, len(o.sizes))
	for i, pages := range o.sizes {
		s, err := o.write(pages)
		if err != nil {
			return err
		}
		all[i] = s.scenes()
	}
	fmt.Fprint(w, "| | pages | wall | CPU | memory | wall, times | CPU, times | memory, times |\n|---|---:|---:|---:|---:|---:|---:|---:|\n")
	for i, scene := range all[0] {
		fmt.Fprintln(os.Stderr, scene.title)
		programs := make([]program, len(all))
		for size := range all {
			programs[size] = all[size][i].programs[0]
		}
		samples, err := measure(programs, o.runs)
		if err != nil {
			return err
		}
		for size, list := range samples {
			fmt.Fprintf(w, "| %s | %d | %s |\n", scene.title, o.sizes[size], cells(list, samples[0], size == 0))
		}
	}
	return nil
}
