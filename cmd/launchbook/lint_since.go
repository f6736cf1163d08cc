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

// comparison is the site as it was at a commit.
type comparison struct {
	cmd *cobra.Command
	ref string
	// before is what was found there, once it is known.
	before []source.Diagnostic
	known  bool
}

// introduced leaves of the findings in a site those that it did not have at the
// commit of the comparison; without one, all of them.
func (j *lintJob) introduced(s *site.Site, found []source.Diagnostic) ([]source.Diagnostic, error) {
	c := j.since
	if c == nil {
		return found, nil
	}
	if !c.known {
		var err error
		if c.before, err = j.foundAt(s); err != nil {
			return nil, err
		}
		c.known = true
	}
	return since.Introduced(found, c.before, func(path string) bool {
		_, err := os.Lstat(filepath.Join(j.dir, filepath.FromSlash(path)))
		return err == nil
	}), nil
}

// foundAt is what all rules find in the site as it was where the branch left
// the commit. Where the site was not there, or could not be used, that is
// nothing.
func (j *lintJob) foundAt(now *site.Site) (before []source.Diagnostic, err error) {
	cmd, ref := j.since.cmd, j.since.ref
	base, err := leftAt(cmd, j.dir, ref)
	if err != nil {
		return nil, usageError(fmt.Errorf("--since: %w", err))
	}
	if err := j.notCompared(cmd, now); err != nil {
		return nil, err
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

// notCompared names the submodules with documents, which no commit of this
// repository has.
func (j *lintJob) notCompared(cmd *cobra.Command, s *site.Site) error {
	folders, err := revision.Submodules(cmd.Context(), j.dir)
	if err != nil {
		return failureError(err)
	}
	for _, folder := range folders {
		if slices.ContainsFunc(s.Documents, func(d *site.Document) bool { return strings.HasPrefix(d.File.Path, folder+"/") }) {
			note(cmd, "%s is a submodule, which has a history of its own, so every finding there counts as new; lint it on its own, or leave it out with `lint.ignore`", folder)
		}
	}
	return nil
}

func nothingAt(cmd *cobra.Command, ref string, why error) error {
	note(cmd, "there is no site to compare with at %s, so every finding counts as new: %v", ref, why)
	return nil
}

// note says something beside the findings.
func note(cmd *cobra.Command, format string, values ...any) {
	fmt.Fprintf(cmd.ErrOrStderr(), "launchbook: "+format+"\n", values...)
}
