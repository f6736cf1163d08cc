package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint/fix"
	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/source"
)

// lintAndFix lints, and changes what --fix and --unsafe-fixes allow. With --diff
// the changes are shown instead. It tells whether there are any.
func (j *lintJob) lintAndFix(cmd *cobra.Command, flags lintFlags) (lintedSite, bool, error) {
	if !flags.fix && !flags.unsafe && !flags.diff {
		found, err := j.lint(nil)
		return found, false, err
	}
	var first, last lintedSite
	result, err := fix.Run(func(files map[string][]byte) ([]source.Diagnostic, error) {
		found, err := j.lint(files)
		if first.site == nil {
			first = found
		}
		last = found
		return found.result.Diagnostics, err
	}, fix.Options{Unsafe: flags.unsafe, May: j.mayWrite})
	if err != nil {
		return lintedSite{}, false, err
	}
	folder := folderFromHere(j.dir)
	if flags.diff {
		err := showDiff(cmd, fix.Diff(result.Changes, folder))
		return first, len(result.Changes) > 0, err
	}
	if j.stdin != nil {
		text := j.stdin
		for _, c := range result.Changes {
			text = c.After
		}
		if _, err := cmd.OutOrStdout().Write(text); err != nil {
			return lintedSite{}, false, failureError(err)
		}
	} else if err := fix.Write(j.dir, result.Changes); err != nil {
		return lintedSite{}, false, failureError(err)
	}
	if result.Applied > 0 && !flags.quiet {
		fmt.Fprintf(cmd.ErrOrStderr(), "fixed %s in %s\n", plural(result.Applied, "finding"), plural(len(result.Changes), "file"))
	}
	return last, len(result.Changes) > 0, nil
}

// showDiff prints a diff. On a terminal its control characters are made
// visible; for `patch` it has to be as it is.
func showDiff(cmd *cobra.Command, diff []byte) error {
	text := string(diff)
	if out := cmd.OutOrStdout(); isTerminal(out) {
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = report.Clean(strings.ReplaceAll(lines[i], "\t", "    "))
		}
		text = strings.Join(lines, "\n")
	}
	if _, err := fmt.Fprint(cmd.OutOrStdout(), text); err != nil {
		return failureError(err)
	}
	return nil
}
