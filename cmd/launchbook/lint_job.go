package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// lintJob is a site to lint, and what of it to show.
type lintJob struct {
	dir string
	now time.Time
	// keep are the files and folders whose findings are shown, from the site's
	// root; "." is everything.
	keep []string
	// known is the file of known findings; "" is the one in the site's root.
	known string
	// plain is set where nothing but the findings is asked for, so that those of
	// the last run will do if nothing has changed.
	plain bool
	// stdin is the text of the one file in keep, instead of that on the disk.
	stdin []byte
	// since is what to compare with; nil shows and fixes all findings.
	since *comparison
	// watch is told what happens; it may be nil.
	watch *watchedRun
}

// lintedSite is a site with what was found in it.
type lintedSite struct {
	site   *site.Site
	result lint.Result
	// shows tells whether the findings of a file are in the result.
	shows func(path string) bool
}

func newLintJob(cmd *cobra.Command, args []string, flags lintFlags) (*lintJob, error) {
	now, err := clockOrNow(flags.now) // once, so that every look at the site agrees
	if err != nil {
		return nil, err
	}
	if slices.Contains(args, "-") {
		job := &lintJob{now: now, known: flags.known}
		return job, job.readStdin(cmd.InOrStdin(), args, flags)
	}
	if flags.stdinFilename != "" {
		return nil, usageError(errors.New("--stdin-filename goes with `launchbook lint -`"))
	}
	job, err := jobFor(args, now)
	if err != nil {
		return nil, err
	}
	job.known = flags.known
	job.plain = flags.known == "" && flags.writeKnown == "" && !flags.fix && !flags.unsafe && !flags.diff
	return job, nil
}

// jobFor is the job of linting the site that the paths lie in.
func jobFor(paths []string, now time.Time) (*lintJob, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	dir, err := siteRoot(paths[0])
	if err != nil {
		return nil, err
	}
	keep, err := fromRoot(dir, paths)
	return &lintJob{dir: dir, now: now, keep: keep}, err
}

// lintSite lints the site that the paths lie in.
func lintSite(paths []string, now time.Time) (lintedSite, error) {
	job, err := jobFor(paths, now)
	if err != nil {
		return lintedSite{}, err
	}
	return job.lint(nil)
}

// readStdin reads the text of one file. The file need not exist, its folder must.
func (j *lintJob) readStdin(in io.Reader, args []string, flags lintFlags) (err error) {
	switch {
	case len(args) > 1:
		return usageError(errors.New("- goes with no other path: standard input is one file"))
	case flags.stdinFilename == "":
		return usageError(errors.New("say which file standard input is, such as --stdin-filename content/launch.md"))
	case flags.writeKnown != "":
		return usageError(errors.New("--write-known needs the files of the disk, not standard input"))
	}
	folder := filepath.Dir(flags.stdinFilename)
	if j.dir, err = siteRoot(folder); err != nil {
		return err
	}
	folders, err := fromRoot(j.dir, []string{folder})
	if err != nil {
		return err
	}
	j.keep = []string{strings.TrimPrefix(folders[0]+"/"+filepath.Base(flags.stdinFilename), "./")}
	if j.stdin, err = io.ReadAll(in); err != nil {
		return failureError(fmt.Errorf("standard input: %w", err))
	}
	if j.stdin == nil {
		j.stdin = []byte{}
	}
	return nil
}

// lint looks at the whole site, with some files in memory, and keeps the
// findings to show.
func (j *lintJob) lint(files map[string][]byte) (lintedSite, error) {
	if j.stdin != nil && files[j.keep[0]] == nil {
		files = map[string][]byte{j.keep[0]: j.stdin}
	}
	if !j.plain || j.since != nil {
		found, err := j.prove(files)
		return j.shown(found, err)
	}
	again := j.again()
	if found, ok := again.result(); ok {
		j.watch.done("compare")
		j.watch.nothingNew(j.dir)
		return j.shown(found, nil)
	}
	if j.watch != nil {
		j.watch.large = hugeSite
	}
	found, err := j.prove(files)
	if err == nil {
		again.save(found.site, found.result)
	}
	return j.shown(found, err)
}

// prove loads the site and lets all rules look at it.
func (j *lintJob) prove(files map[string][]byte) (lintedSite, error) {
	s, err := loadSiteWith(j.dir, files, j.watch)
	if err != nil {
		return lintedSite{}, err
	}
	j.watch.done("load")
	result, err := proveWith(s, j.now, j.known, files)
	if err != nil {
		return lintedSite{}, err
	}
	if result.Diagnostics, err = j.introduced(s, result.Diagnostics); err != nil {
		return lintedSite{}, err
	}
	j.watch.done("prove")
	return lintedSite{site: s, result: result}, nil
}

// shown keeps the findings to show.
func (j *lintJob) shown(found lintedSite, err error) (lintedSite, error) {
	if err == nil {
		err = j.looksAtSomething(found.site)
	}
	if err != nil {
		return lintedSite{}, err
	}
	found.result.Diagnostics = slices.DeleteFunc(found.result.Diagnostics, func(d source.Diagnostic) bool { return !j.shows(d.Path()) })
	found.shows = j.shows
	return found, nil
}

// looksAtSomething refuses a run that would be clean because it read nothing.
func (j *lintJob) looksAtSomething(s *site.Site) error {
	if len(s.Documents) == 0 {
		return usageError(fmt.Errorf("%s has no Markdown files below %s", s.Dir, s.Config.Content))
	}
	for _, path := range j.keep {
		one := lintJob{keep: []string{path}}
		if !one.shows(site.ConfigName) && !one.shows(known.Name) && !slices.ContainsFunc(s.Alerts.Files, func(f *source.File) bool { return one.shows(f.Path) }) && !slices.ContainsFunc(s.Documents, func(d *site.Document) bool { return one.shows(d.File.Path) }) {
			return usageError(fmt.Errorf("%s has no document of the site %s; those are the Markdown files below %s, but for `lint.ignore`", path, s.Dir, s.Config.Content))
		}
	}
	return nil
}

// shows tells whether findings of a file, by its path from the root, are shown.
func (j *lintJob) shows(path string) bool {
	return slices.ContainsFunc(j.keep, func(keep string) bool {
		return keep == "." || path == keep || strings.HasPrefix(path, keep+"/")
	})
}

// mayWrite tells whether fixes may change a file: rules files beside the site
// are not its own.
func (j *lintJob) mayWrite(path string) bool { return j.shows(path) && filepath.IsLocal(path) }

// fromRoot makes paths of the user's relative to the site's root.
func fromRoot(dir string, paths []string) ([]string, error) {
	var list []string
	for _, path := range paths {
		abs, err := filepath.Abs(path)
		if err != nil {
			return nil, usageError(err)
		}
		if _, err := os.Stat(abs); fromMachine(err) {
			return nil, failureError(err)
		} else if err != nil {
			return nil, usageError(fmt.Errorf("%s: there is no such file or folder", path))
		}
		relative, err := filepath.Rel(dir, abs)
		relative = filepath.ToSlash(relative)
		if err != nil || relative == ".." || strings.HasPrefix(relative, "../") {
			return nil, usageError(fmt.Errorf("%s lies outside of the site %s; lint one site at a time", path, dir))
		}
		list = append(list, relative)
	}
	return list, nil
}
