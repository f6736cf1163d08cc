package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

// lintFlags are what the flags of lint say.
type lintFlags struct {
	now, failOn, color string
	maxWarnings        int
	quiet              bool
	reports            []string
	stdinFilename      string
	fix, unsafe, diff  bool
	since              string
	known, writeKnown  string
	watch              watchFlags
}

func lintCommand() *cobra.Command {
	var flags lintFlags
	cmd := &cobra.Command{
		Use:   "lint [PATH... | -]",
		Short: "Prove the site; exit with 1 when something is wrong",
		Long: `Prove the site: syntax, schema and meaning across all files. With paths, only
findings in those files are shown, although the whole site is looked at. With -
the text of one file is read from standard input, and the rest from the disk.

--fix makes the changes that cannot alter what you meant, --unsafe-fixes also
those that are likely right; --diff shows them and writes nothing.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or
configuration, 3 internal or I/O failure.`,
		Example: `  launchbook lint
  launchbook lint --fail-on warning my-launch
  launchbook lint --report github --report sarif=launchbook.sarif
  launchbook lint --since origin/main
  launchbook lint --fix content/launch.md
  launchbook lint - --stdin-filename content/launch.md < draft.md`,
		RunE: func(cmd *cobra.Command, args []string) error { return lintRun(cmd, args, flags) },
	}
	f := cmd.Flags()
	f.StringVar(&flags.now, "now", "", "the time to judge by (default: now)")
	f.StringVar(&flags.failOn, "fail-on", "error", "the mildest level that fails: error, warning or info")
	f.IntVar(&flags.maxWarnings, "max-warnings", -1, "fail when there are more warnings than this; -1 for any number")
	f.StringArrayVar(&flags.reports, "report", nil, "FORMAT or FORMAT=FILE; may be repeated ("+formatNames()+")")
	f.StringVar(&flags.color, "color", "auto", "auto, always or never")
	f.BoolVarP(&flags.quiet, "quiet", "q", false, "say nothing but findings that fail")
	f.StringVar(&flags.stdinFilename, "stdin-filename", "", "the file that standard input stands for")
	f.BoolVar(&flags.fix, "fix", false, "make the safe changes")
	f.BoolVar(&flags.unsafe, "unsafe-fixes", false, "make the changes that are likely right too")
	f.BoolVar(&flags.diff, "diff", false, "show the changes and write nothing; exit with 1 when there are any")
	f.StringVar(&flags.since, "since", "", "only findings that were not there where the branch left this commit")
	f.StringVar(&flags.known, "known", "", "the file of known findings (default: launchbook-known.yaml in the site's folder)")
	f.StringVar(&flags.writeKnown, "write-known", "", "write all errors and warnings to this file of known findings")
	flags.watch.add(cmd)
	offer(cmd, "fail-on", "error", "warning", "info")
	offer(cmd, "report", reportWords()...)
	offer(cmd, "color", "auto", "always", "never")
	cmd.MarkFlagsMutuallyExclusive("since", "write-known")
	cmd.MarkFlagsMutuallyExclusive("fix", "write-known")
	cmd.MarkFlagsMutuallyExclusive("diff", "write-known")
	return cmd
}

func lintRun(cmd *cobra.Command, args []string, flags lintFlags) error {
	level, ok := source.ParseLevel(flags.failOn)
	if !ok || level == source.Off {
		return usageError(fmt.Errorf("--fail-on %q is not error, warning or info", flags.failOn))
	}
	if err := checkColor(flags.color); err != nil {
		return err
	}
	reports, err := parseReports(flags)
	if err != nil {
		return err
	}
	job, err := newLintJob(cmd, args, flags)
	if err != nil {
		return err
	}
	took := flags.watch.start(cmd, flags.quiet)
	job.watch = took
	defer took.progress.end()
	if flags.writeKnown != "" {
		return reportConfig(cmd, job.writeKnown(cmd, flags.writeKnown))
	}
	if cmd.Flags().Changed("since") {
		job.since = &comparison{cmd: cmd, ref: flags.since}
	}
	found, changed, err := job.lintAndFix(cmd, flags)
	if err != nil {
		return reportConfig(cmd, err)
	}
	found.result.Diagnostics = lint.Fold(found.result.Diagnostics)
	if err := writeReports(cmd, reports, found.run(level), flags); err != nil {
		return failureError(err)
	}
	if err := found.site.Intact(); err != nil { // reports quote texts
		return failureError(err)
	}
	took.done("report")
	took.writeTimings(cmd.ErrOrStderr())
	if changed && flags.diff {
		return &exitError{exitFindings, nil}
	}
	return verdict(found.result.Diagnostics, level, flags.maxWarnings)
}

// verdict is the error that makes the run fail, or nil.
func verdict(list []source.Diagnostic, failOn source.Level, maxWarnings int) error {
	if slices.ContainsFunc(list, func(d source.Diagnostic) bool { return d.Level >= failOn }) {
		return &exitError{exitFindings, nil}
	}
	warnings := 0
	for _, d := range list {
		if d.Level == source.Warning {
			warnings++
		}
	}
	if maxWarnings >= 0 && warnings > maxWarnings {
		return &exitError{exitFindings, fmt.Errorf("%s; --max-warnings allows %d", plural(warnings, "warning"), maxWarnings)}
	}
	return nil
}
