//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// sample is what one run of a program took.
type sample struct {
	wall, cpu time.Duration
	peak      int64 // resident memory, in bytes
}

// program is a command that is measured, and what has to be done before each run.
type program struct {
	name   string
	args   []string
	env    []string
	before func() error
	// fails is set for programs that exit with 1 because they found something.
	fails bool
}

func (p program) run() (sample, error) {
	if p.before != nil {
		if err := p.before(); err != nil {
			return sample{}, err
		}
	}
	cmd := exec.Command(p.args[0], p.args[1:]...)
	cmd.Env = append(os.Environ(), p.env...)
	started := time.Now()
	out, err := cmd.CombinedOutput()
	wall := time.Since(started)
	if err != nil && !(p.fails && cmd.ProcessState != nil && cmd.ProcessState.ExitCode() == 1) {
		return sample{}, fmt.Errorf("%s: %w\n%s", p.name, err, out[:min(len(out), 2000)])
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return sample{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), usage.Maxrss * 1024}, nil
}

// measure runs the programs in turn, so that what else the machine does hits all
// of them.
func measure(programs []program, runs int) ([][]sample, error) {
	all := make([][]sample, len(programs))
	for range runs {
		for i, p := range programs {
			s, err := p.run()
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], s)
		}
	}
	return all, nil
}

func median[T int64 | time.Duration | float64](list []T) T {
	sorted := slices.Clone(list)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}

func each[T any](list []sample, get func(sample) T) []T {
	values := make([]T, len(list))
	for i, s := range list {
		values[i] = get(s)
	}
	return values
}

// ratios are a program's values by those of the first one, run by run.
func ratios(list, first []sample, get func(sample) float64) []float64 {
	var values []float64
	for i := range list {
		values = append(values, get(list[i])/get(first[i]))
	}
	return values
}
