//go:build unix

// Command bench measures launchbook beside other programs on generated sites,
// in turn and in one go, and writes the tables of docs/performance.md.
//
//	go run ./bench -sizes 1000,10000 -runs 5
//	go run ./bench -growth -sizes 10000,100000 -runs 3
//	go run ./bench -write DIR -sizes 1000     # only the site, to look at
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/bench/corpus"
	"github.com/launchbook/launchbook/bench/section"
)

func main() {
	var o options
	sizes := flag.String("sizes", "1000,10000", "numbers of pages")
	flag.IntVar(&o.runs, "runs", 5, "runs of each program")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the sites")
	flag.StringVar(&o.launchbook, "launchbook", "launchbook", "the program to measure")
	flag.StringVar(&o.floor, "floor", "", "the floor program; none without it")
	flag.StringVar(&o.hugo, "hugo", "", "Hugo; none without it")
	flag.StringVar(&o.rumdl, "rumdl", "", "rumdl; none without it")
	flag.StringVar(&o.only, "only", "", "measure only the scenes whose titles have this text")
	flag.BoolVar(&o.grow, "growth", false, "measure launchbook alone, and compare the sizes with each other")
	out := flag.String("o", "", "the file to put the tables into, between its marks (default: standard output)")
	write := flag.String("write", "", "only write a site of the first size into this folder")
	flag.Parse()
	err := o.parse(*sizes)
	if err == nil && *write != "" {
		err = corpus.Write(*write, o.sizes[0], o.seed)
	} else if err == nil {
		err = o.bench(*out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type options struct {
	sizes                          []int
	runs                           int
	seed                           uint64
	launchbook, floor, hugo, rumdl string
	only                           string
	grow                           bool
	// dir is a temporary folder for all that is made.
	dir string
}

func (o *options) parse(sizes string) error {
	for text := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 100 {
			return fmt.Errorf("-sizes %q: write numbers of at least 100, with commas between them", sizes)
		}
		o.sizes = append(o.sizes, n)
	}
	return nil
}

func (o *options) bench(out string) error {
	dir, err := os.MkdirTemp("", "launchbook-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	o.dir = dir
	var tables bytes.Buffer
	mark := "tables"
	if o.grow {
		mark = "growth"
		if err := o.growth(&tables); err != nil {
			return err
		}
	} else {
		for _, n := range o.sizes {
			if err := o.size(&tables, n); err != nil {
				return err
			}
		}
	}
	if out == "" {
		_, err = os.Stdout.Write(tables.Bytes())
		return err
	}
	return section.Replace(out, mark, tables.String())
}

// size measures at one size.
func (o *options) size(w *bytes.Buffer, pages int) error {
	s, err := o.write(pages)
	if err != nil {
		return err
	}
	for _, scene := range s.scenes() {
		if !strings.Contains(scene.title, o.only) {
			continue
		}
		fmt.Fprintf(os.Stderr, "%d pages, %s\n", pages, scene.title)
		samples, err := measure(scene.programs, o.runs)
		if err != nil {
			return err
		}
		table(w, fmt.Sprintf("%d pages: %s", pages, scene.title), scene.programs, samples)
	}
	for _, scene := range []struct {
		title string
		again bool
	}{{"from an edit to its page", false}, {"from a second edit at once to its page", true}} {
		if err := s.live(w, pages, scene.title, scene.again); err != nil {
			return err
		}
	}
	return nil
}

// live measures from an edit to its page in the browser, again with one that comes as soon
// as the last one is there.
func (s *sites) live(w *bytes.Buffer, pages int, title string, again bool) error {
	if !strings.Contains(title, s.only) {
		return nil
	}
	fmt.Fprintf(os.Stderr, "%d pages, %s\n", pages, title)
	servers := s.servers()
	samples, err := measureLive(servers, s.runs, again)
	if err != nil {
		return err
	}
	programs := make([]program, len(servers))
	for i, l := range servers {
		programs[i] = l.program
	}
	table(w, fmt.Sprintf("%d pages: %s", pages, title), programs, samples)
	return nil
}
