//go:build linux && amd64

// Command calls breaks every single system call of launchbook that touches a
// file, one in each run: first the process is killed before the call, then the
// call fails with each error that it may return. After each it looks at what is
// left.
//
//	go run ./bench/torture/calls -launchbook ./launchbook
//	go run ./bench/torture/calls -launchbook ./launchbook -scene publish -call write
//
// strace can do the same only for the calls of a thread, and a Go program moves
// between threads as it likes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if len(os.Args) > 2 && os.Args[1] == filtered {
		startFiltered(os.Args[2:])
	}
	launchbook := flag.String("launchbook", "launchbook", "the program to break")
	only := flag.String("scene", "", "only this scene")
	call := flag.String("call", "", "only this system call")
	every := flag.Int("every", 1, "break only every nth call of a kind")
	flag.Parse()
	failed, err := torture(*launchbook, *only, *call, *every)
	if err != nil {
		fmt.Fprintln(os.Stderr, "calls:", err)
		os.Exit(2)
	}
	if failed > 0 {
		fmt.Println(failed, "failures")
		os.Exit(1)
	}
}

func torture(launchbook, only, call string, every int) (failed int, err error) {
	launchbook, err = filepath.Abs(launchbook)
	if err != nil {
		return 0, err
	}
	for _, s := range scenes {
		if only != "" && only != s.name {
			continue
		}
		b, err := newBench(launchbook, s)
		if err != nil {
			return failed, err
		}
		err = b.breakAll(call, every)
		failed += b.failed
		os.RemoveAll(b.work)
		if err != nil {
			return failed, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return failed, nil
}

// breakAll breaks the calls of a scene, each in a run of its own.
func (b *bench) breakAll(only string, every int) error {
	whole, err := b.count()
	if err != nil {
		return err
	}
	runs, unreached := 0, 0
	for _, c := range calls {
		if whole[c] == 0 || only != "" && only != c.name {
			continue
		}
		for _, f := range c.faults() {
			for n := 1; n <= whole[c]; n += every {
				f.n = n
				reached, err := b.breakOne(f)
				if err != nil {
					return err
				}
				runs++
				if !reached {
					unreached++
				}
			}
		}
		fmt.Printf("%-18s %-12s %3d calls\n", b.scene.name, c.name, whole[c])
	}
	fmt.Printf("%-18s %d runs, %d of them ended before the call; %d failures\n", b.scene.name, runs, unreached, b.failed)
	for _, text := range slices.Sorted(b.said()) {
		fmt.Printf("  %4d x %s\n", b.messages[text], text)
	}
	return nil
}
