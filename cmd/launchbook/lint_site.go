package main

import (
	"errors"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
)

func loadSite(dir string) (*site.Site, error) { return loadSiteWith(dir, nil, nil) }

// siteIn is the site that a path lies in. What is wrong with its configuration is reported.
func siteIn(cmd *cobra.Command, path string) (*site.Site, error) {
	dir, err := siteRoot(path)
	if err != nil {
		return nil, err
	}
	s, err := loadSite(dir)
	if err != nil {
		return nil, reportConfig(cmd, err)
	}
	return s, nil
}

// loadSiteWith loads a site with some files in memory; watch may be nil.
func loadSiteWith(dir string, files map[string][]byte, watch *watchedRun) (*site.Site, error) {
	r := remember(dir)
	o := site.LoadOptions{Overlay: files, Facts: r.facts}
	if watch != nil {
		o.Observer, o.Large, o.Spool = watch.loading(), watch.large, watch.spool
	}
	s, err := site.LoadWith(dir, o)
	r.save()
	var config *site.ConfigError
	switch {
	case errors.As(err, &config):
		return nil, err
	case errors.As(err, new(*fs.PathError)): // such as a file that went away meanwhile
		return nil, failureError(err)
	case err != nil:
		return nil, usageError(err)
	}
	return s, nil
}

// proveSite runs all rules as the configuration sets them.
func proveSite(s *site.Site, now time.Time) (lint.Result, error) {
	return proveWith(s, now, "", nil)
}

// proveWith is proveSite with a file of known findings, and with some files in memory.
func proveWith(s *site.Site, now time.Time, knownFile string, files map[string][]byte) (lint.Result, error) {
	options, err := lintOptions(s, now, knownFile, files)
	if err != nil {
		return lint.Result{}, err
	}
	result := lint.Run(s, rules.All(), options)
	if err := s.Intact(); err != nil {
		return lint.Result{}, failureError(err)
	}
	return result, nil
}

// lintOptions reads what the site says of its rules: levels and known findings.
// A zero now is the time of the call.
func lintOptions(s *site.Site, now time.Time, knownFile string, files map[string][]byte) (lint.Options, error) {
	if now.IsZero() {
		now = thisMinute()
	}
	levels, mistakes := lint.Levels(s, rules.All())
	if len(mistakes) > 0 {
		return lint.Options{}, &site.ConfigError{Diagnostics: mistakes}
	}
	list, err := readKnown(s, knownFile, files)
	return lint.Options{Now: now, Levels: levels, Known: list}, err
}
