package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/compare"
	"github.com/launchbook/launchbook/site/revision"
)

func diffCommand() *cobra.Command {
	var format, now string
	var failOnWorse bool
	cmd := &cobra.Command{
		Use:   "diff REF [PATH]",
		Short: "Say what a change means since a commit: who is called later, who is missing",
		Long: `Compare the site with what it is at REF, a commit, branch or tag of git, and say
what the change means: launches moved, people reached later or no longer, hours
of a launch without a secondary, deciders and thresholds. With three dots behind it,
REF stands for the commit where this branch left it. The other tree is read from git;
the work tree stays as it is, and nothing is fetched.`,
		Example: `  launchbook diff main
  launchbook diff main...
  launchbook diff --format markdown origin/main > comment.md
  launchbook diff --fail-on-worse HEAD~1 my-launch`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "markdown", "json"}, format) {
				return usageError(fmt.Errorf("--format %q is not text, markdown or json", format))
			}
			at, err := clockOrNow(now)
			if err != nil {
				return err
			}
			list, err := diffSites(cmd, args[0], optional(args[1:]), at)
			if err != nil {
				return reportConfig(cmd, err)
			}
			if err := writeDiff(cmd, list, format); err != nil {
				return err
			}
			if failOnWorse && slices.ContainsFunc(list, func(c compare.Change) bool { return c.Effect == compare.Worse }) {
				return &exitError{exitFindings, nil}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text, markdown or json")
	offer(cmd, "format", "text", "markdown", "json")
	cmd.Flags().BoolVar(&failOnWorse, "fail-on-worse", false, "exit with 1 when something is worse")
	cmd.Flags().StringVar(&now, "now", "", "the time from which rotations are compared (default: now)")
	return cmd
}

func diffSites(cmd *cobra.Command, ref, path string, now time.Time) (list []compare.Change, err error) {
	dir, err := siteRoot(path)
	if err != nil {
		return nil, err
	}
	after, err := loadSite(dir)
	if err != nil {
		return nil, err
	}
	if branch, left := strings.CutSuffix(ref, "..."); left {
		if ref, err = leftAt(cmd, dir, branch); err != nil {
			return nil, usageError(err)
		}
	}
	folder, err := revision.Extract(cmd.Context(), dir, ref)
	if err != nil {
		return nil, usageError(err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	before, err := site.Load(folder)
	if err != nil {
		return nil, usageError(fmt.Errorf("the site at %s cannot be read: %w", ref, err))
	}
	return compare.Sites(before, after, now), nil
}

func writeDiff(cmd *cobra.Command, list []compare.Change, format string) error {
	out := cmd.OutOrStdout()
	switch format {
	case "json":
		if list == nil {
			list = []compare.Change{}
		}
		return writeJSON(out, list)
	case "markdown":
		return writeLines(out, compare.Markdown(list))
	}
	return writeLines(out, compare.Text(list))
}

// leftAt is the commit where the current branch left another one.
func leftAt(cmd *cobra.Command, dir, branch string) (commit string, err error) {
	base, exact, err := revision.Base(cmd.Context(), dir, branch)
	if err == nil && !exact {
		note(cmd, "where this branch left %s is not known, so it is compared with %s as it is, and what happened there since then counts too (in CI: fetch-depth: 0)", branch, branch)
	}
	return base, err
}
