package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lint/since"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// onlyIntroduced leaves the findings that the site did not have at ref.
func (j *lintJob) onlyIntroduced(cmd *cobra.Command, found *lintedSite, ref string) error {
	if !cmd.Flags().Changed("since") {
		return nil
	}
	before, err := j.foundAt(cmd, ref)
	if err != nil {
		return err
	}
	found.result.Diagnostics = since.Introduced(found.result.Diagnostics, before, func(path string) bool {
		_, err := os.Lstat(filepath.Join(j.dir, filepath.FromSlash(path)))
		return err == nil
	})
	return nil
}

// foundAt is what all rules find in the site as a commit has it. Where the site
// was not there, or could not be used, that is nothing.
func (j *lintJob) foundAt(cmd *cobra.Command, ref string) (before []source.Diagnostic, err error) {
	target, err := os.MkdirTemp("", "launchbook-since-")
	if err != nil {
		return nil, failureError(err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(target)) }()
	if err := since.Checkout(cmd.Context(), j.dir, ref, target); err != nil {
		return nil, usageError(fmt.Errorf("--since: %w", err))
	}
	s, err := site.Load(target)
	if err != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "launchbook: there is no site to compare with at %s, so every finding counts as new\n", ref)
		return nil, nil
	}
	return lint.Run(s, rules.Catalogue(), lint.Options{Now: j.now}).Diagnostics, nil
}
