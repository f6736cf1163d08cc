//go:build unix

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/launchbook/launchbook/bench/corpus"
)

// now is the time of all runs; the sites' dates lie around it.
const now = "2027-02-20T00:00:00Z"

// scene is something that people wait for, and the programs that do it.
type scene struct {
	title    string
	programs []program
}

// sites are the same documents for launchbook and for Hugo.
type sites struct {
	*options
	dir, site, hugoSite string
	edits, aside        int
}

// write writes the sites of one size.
func (o *options) write(pages int) (*sites, error) {
	dir := filepath.Join(o.dir, strconv.Itoa(pages))
	s := &sites{options: o, dir: dir, site: filepath.Join(dir, "site"), hugoSite: filepath.Join(dir, "hugo")}
	if err := corpus.Write(s.site, pages, s.seed); err != nil {
		return nil, err
	}
	if s.hugo == "" {
		return s, nil
	}
	if err := corpus.Write(s.hugoSite, pages, s.seed); err != nil {
		return nil, err
	}
	return s, writeHugo(s.hugoSite)
}

func (s *sites) scenes() []scene {
	public := filepath.Join(s.site, "public")
	forget := func() error {
		return s.putAside(public, filepath.Join(s.dir, "cache"), filepath.Join(s.hugoSite, "public"), filepath.Join(s.dir, "floor"))
	}
	build := []string{s.launchbook, "build", "--now", now, s.site}
	lint := []string{s.launchbook, "lint", "--now", now, s.site}
	return []scene{
		{"clean build", s.with(program{args: build, before: forget}, s.hugoBuild(nil), s.floorBuild())},
		{"build, nothing changed", s.with(program{args: build}, s.hugoBuild(nil))},
		{"build after one edit", s.with(program{args: build, before: s.edit(s.site)}, s.hugoBuild(s.edit(s.hugoSite)))},
		{"lint, cold", s.with(program{args: lint, before: func() error { return s.putAside(filepath.Join(s.dir, "cache")) }}, s.rumdlCheck("--no-cache"))},
		{"lint, warm", s.with(program{args: lint}, s.rumdlCheck("--cache-dir", filepath.Join(s.dir, "rumdl")))},
	}
}

// with are the programs that there are, launchbook first.
func (s *sites) with(launchbook program, others ...program) []program {
	launchbook.name, launchbook.env = "launchbook", []string{"XDG_CACHE_HOME=" + filepath.Join(s.dir, "cache")}
	list := []program{launchbook}
	for _, p := range others {
		if p.args[0] != "" {
			list = append(list, p)
		}
	}
	return list
}

func (s *sites) hugoBuild(before func() error) program {
	return program{name: "Hugo", args: []string{s.hugo, "--quiet", "--source", s.hugoSite}, before: before}
}

func (s *sites) floorBuild() program {
	return program{name: "floor", args: []string{s.floor, filepath.Join(s.site, "content"), filepath.Join(s.dir, "floor")}}
}

func (s *sites) rumdlCheck(flags ...string) program {
	args := append([]string{s.rumdl, "check", "--silent"}, flags...)
	return program{name: "rumdl", args: append(args, filepath.Join(s.site, "content")), fails: true}
}

// hugoPort is where Hugo serves; it names the port that it is given, even if that
// is 0.
const hugoPort = "41313"

// servers are the programs that show an edit in the browser, launchbook first.
// Hugo is in its fast mode, and renders into memory, as launchbook does.
func (s *sites) servers() []*liveServer {
	const page = "/teams/team-0001/note-0001-02"
	ours := s.with(program{args: []string{s.launchbook, "serve", "--now", now, "--addr", "127.0.0.1:0", s.site}})[0]
	list := []*liveServer{{program: ours, page: page + ".html", edit: s.edit(s.site), added: s.sentence}}
	if s.hugo != "" {
		args := []string{s.hugo, "server", "--disableFastRender=false", "--renderToMemory", "--bind", "127.0.0.1", "--port", hugoPort, "--source", s.hugoSite}
		list = append(list, &liveServer{program: program{name: "Hugo", args: args}, page: page + "/", edit: s.edit(s.hugoSite), added: s.sentence})
	}
	return list
}

// sentence is what the last edit has added.
func (s *sites) sentence() string { return fmt.Sprintf("And one more sentence, number %d.", s.edits) }

// edit adds a sentence to one page, another one each time.
func (s *sites) edit(dir string) func() error {
	return func() error {
		f, err := os.OpenFile(corpus.Page(dir), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		s.edits++
		_, err = fmt.Fprintf(f, "\n%s\n", s.sentence())
		if closed := f.Close(); err == nil {
			err = closed
		}
		return err
	}
}

// putAside moves what earlier runs made out of the way. It is deleted when all is
// measured: ext4 looks at each inode that was freed in the last minutes before it
// takes a new one, which made the next run wait for twice as long.
func (s *sites) putAside(paths ...string) error {
	for _, path := range paths {
		s.aside++
		err := os.Rename(path, filepath.Join(s.dir, fmt.Sprintf("aside-%d", s.aside)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
