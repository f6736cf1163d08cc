package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// lintedSite is a site with what was found in it.
type lintedSite struct {
	site   *site.Site
	result lint.Result
}

// lintSite lints the site that the paths lie in.
func lintSite(paths []string, now time.Time) (lintedSite, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	dir, err := siteRoot(paths[0])
	if err != nil {
		return lintedSite{}, err
	}
	s, err := loadSite(dir)
	if err != nil {
		return lintedSite{}, err
	}
	if len(s.Documents) == 0 {
		return lintedSite{}, usageError(fmt.Errorf("%s has no Markdown files below %s", dir, s.Config.Content))
	}
	result, err := proveSite(s, now)
	if err != nil {
		return lintedSite{}, err
	}
	result.Diagnostics, err = within(result.Diagnostics, dir, paths)
	return lintedSite{s, result}, err
}

func loadSite(dir string) (*site.Site, error) {
	r := remember(dir)
	s, err := site.LoadKnown(dir, r.facts)
	r.save()
	var config *site.ConfigError
	switch {
	case errors.As(err, &config):
		return nil, err
	case err != nil:
		return nil, usageError(err)
	}
	return s, nil
}

// proveSite runs all rules as the configuration sets them.
func proveSite(s *site.Site, now time.Time) (lint.Result, error) {
	if now.IsZero() {
		now = time.Now()
	}
	levels, mistakes := lint.Levels(s, rules.All())
	if len(mistakes) > 0 {
		return lint.Result{}, &site.ConfigError{Diagnostics: mistakes}
	}
	return lint.Run(s, rules.All(), lint.Options{Now: now, Levels: levels}), nil
}

// within keeps the findings in the given files and folders.
func within(list []source.Diagnostic, dir string, paths []string) ([]source.Diagnostic, error) {
	var keep []string
	for _, path := range paths {
		abs, err := filepath.Abs(path)
		if err != nil {
			return nil, usageError(err)
		}
		if _, err := os.Stat(abs); err != nil {
			return nil, usageError(fmt.Errorf("%s: there is no such file or folder", path))
		}
		relative, err := filepath.Rel(dir, abs)
		if err != nil || strings.HasPrefix(filepath.ToSlash(relative), "../") {
			return nil, usageError(fmt.Errorf("%s lies outside of the site %s; lint one site at a time", path, dir))
		}
		keep = append(keep, filepath.ToSlash(relative))
	}
	return slices.DeleteFunc(list, func(d source.Diagnostic) bool {
		return !slices.ContainsFunc(keep, func(path string) bool {
			return path == "." || d.Path() == path || strings.HasPrefix(d.Path(), path+"/")
		})
	}), nil
}

// run is what the report formats write.
func (l lintedSite) run(failOn source.Level) *report.Run {
	r := &report.Run{
		Diagnostics: l.result.Diagnostics, Rules: rules.All(), Proof: l.result.Proof, FailOn: failOn,
		Version: versionName(), Folder: folderFromHere(l.site.Dir), Repository: folderInRepository(l.site.Dir),
	}
	for _, d := range l.site.Documents {
		r.Documents = append(r.Documents, d.File.Path)
	}
	return r
}

// folderFromHere leads from the working directory to a folder below it, with
// its slash; it is empty for any other folder.
func folderFromHere(dir string) string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	return below(here, dir)
}

// folderInRepository leads from the root of a folder's git repository to the
// folder, with its slash; outside of repositories it is folderFromHere.
func folderInRepository(dir string) string {
	for root := dir; ; root = filepath.Dir(root) {
		if _, err := os.Stat(filepath.Join(root, ".git")); err == nil {
			return below(root, dir)
		}
		if filepath.Dir(root) == root {
			return folderFromHere(dir)
		}
	}
}

func below(root, dir string) string {
	relative, err := filepath.Rel(root, dir)
	relative = filepath.ToSlash(relative)
	if err != nil || relative == "." || relative == ".." || strings.HasPrefix(relative, "../") {
		return ""
	}
	return relative + "/"
}
