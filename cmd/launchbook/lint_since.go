package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lint/since"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/revision"
	"github.com/launchbook/launchbook/source"
)

// onlyIntroduced leaves the findings that the site did not have at ref.
func (j *lintJob) onlyIntroduced(cmd *cobra.Command, found *lintedSite, ref string) error {
	if !cmd.Flags().Changed("since") {
		return nil
	}
	before, err := j.foundAt(cmd, found.site, ref)
	if err != nil {
		return err
	}
	found.result.Diagnostics = since.Introduced(found.result.Diagnostics, before, func(path string) bool {
		_, err := os.Lstat(filepath.Join(j.dir, filepath.FromSlash(path)))
		return err == nil
	})
	return nil
}

// foundAt is what all rules find in the site as it was where the branch left
// ref. Where the site was not there, or could not be used, that is nothing.
func (j *lintJob) foundAt(cmd *cobra.Command, now *site.Site, ref string) (before []source.Diagnostic, err error) {
	base, err := revision.Base(cmd.Context(), j.dir, ref)
	if err != nil {
		return nil, usageError(fmt.Errorf("--since: %w", err))
	}
	outer, inner := reads(now)
	old, err := revision.Extract(cmd.Context(), outer, base)
	if err != nil {
		return nil, nothingAt(cmd, ref, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(old)) }()
	s, err := site.LoadWith(filepath.Join(old, inner), site.LoadOptions{Repository: old, Origin: site.Origin{Repository: now.Origin.Repository, Folder: now.Origin.Folder, Commit: base}})
	if err != nil {
		return nil, nothingAt(cmd, ref, err)
	}
	list, err := known.Read(s, nil, rules.IDs())
	if err != nil {
		list = nil // what was known there cannot be told; it counts as found
	}
	return lint.Run(s, rules.All(), lint.Options{Now: j.now, Known: list}).Diagnostics, nil
}

// reads is the folder that all files of a site lie in, and where the site lies
// there: its own, or its repository where alerting rules lie beside it.
func reads(s *site.Site) (outer, inner string) {
	beside := slices.ContainsFunc(s.Config.RulesFiles, func(glob string) bool { return strings.HasPrefix(path.Clean(glob), "../") })
	if !beside || s.Repository == "" {
		return s.Dir, "."
	}
	inner, err := filepath.Rel(s.Repository, s.Dir)
	if err != nil {
		return s.Dir, "."
	}
	return s.Repository, inner
}

func nothingAt(cmd *cobra.Command, ref string, why error) error {
	_, err := fmt.Fprintf(cmd.ErrOrStderr(), "launchbook: there is no site to compare with at %s, so every finding counts as new: %v\n", ref, why)
	return err
}
