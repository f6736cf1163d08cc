package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lint/rules/page"
	"github.com/launchbook/launchbook/source"
)

func explainCommand() *cobra.Command {
	var now string
	cmd := &cobra.Command{
		Use:   "explain RULE | FILE:LINE",
		Short: "Say what a rule proves, or what is known of a line",
		Long: `With a rule: what it proves, why, how to fix what it finds, and examples. With a
place: the value that stands there as launchbook reads it, and the findings on
that line, each with its reason and its fix.`,
		Example: `  launchbook explain escalation-wait
  launchbook explain content/escalation.md:24`,
		Args:      cobra.ExactArgs(1),
		ValidArgs: rules.IDs(),
		RunE: func(cmd *cobra.Command, args []string) error {
			at, err := clock(now)
			if err != nil {
				return err
			}
			if file, line, ok := parsePlace(args[0]); ok {
				return explainPlace(cmd, file, line, at)
			}
			return explainRule(cmd.OutOrStdout(), args[0])
		},
	}
	cmd.Flags().StringVar(&now, "now", "", "the time to judge by (default: now)")
	return cmd
}

// parsePlace reads FILE:LINE, also with a column as reports write it.
func parsePlace(text string) (file string, line int, ok bool) {
	file, number, ok := cutLast(text)
	if !ok {
		return "", 0, false
	}
	if before, second, ok := cutLast(file); ok {
		return before, second, true
	}
	return file, number, true
}

func cutLast(text string) (before string, number int, ok bool) {
	i := strings.LastIndexByte(text, ':')
	if i < 1 {
		return text, 0, false
	}
	n, err := strconv.Atoi(text[i+1:])
	return text[:i], n, err == nil && n > 0
}

func explainRule(w io.Writer, id string) error {
	rule, ok := rules.Lookup(id)
	if !ok {
		return usageError(fmt.Errorf("%q is not a rule, nor FILE:LINE%s; `launchbook rules` lists the rules", id, didYouMean(id, rules.IDs())))
	}
	text, err := page.Of(rule)
	if err != nil {
		return failureError(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		return failureError(err)
	}
	return nil
}

func explainPlace(cmd *cobra.Command, file string, line int, now time.Time) error {
	if info, err := os.Stat(file); err != nil || info.IsDir() {
		return usageError(fmt.Errorf("%s: there is no such file", file))
	}
	found, err := lintSite([]string{file}, now)
	if err != nil {
		return reportConfig(cmd, err)
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return usageError(err)
	}
	relative, err := filepath.Rel(found.site.Dir, abs)
	if err != nil {
		return usageError(err)
	}
	known, err := knownOf(found.site, filepath.ToSlash(relative), line)
	if err != nil {
		return usageError(err)
	}
	out := cmd.OutOrStdout()
	for line := range strings.Lines(known) {
		fmt.Fprintln(out, report.Clean(strings.TrimSuffix(line, "\n")))
	}
	here := slices.DeleteFunc(found.result.Diagnostics, func(d source.Diagnostic) bool {
		start, end := d.Range()
		return line < start.Line || line > end.Line
	})
	if len(here) == 0 {
		fmt.Fprintln(out, "Nothing is wrong here.")
	}
	for _, d := range here {
		fmt.Fprintln(out)
		if err := report.Text(out, []source.Diagnostic{d}, report.TextOptions{Color: useColor("auto", out), Width: columns(out)}); err != nil {
			return failureError(err)
		}
		if rule, ok := rules.Lookup(d.Rule); ok {
			fmt.Fprintf(out, "      why:  %s\n      fix:  %s\n      more: launchbook explain %s\n", rule.Why, rule.Fix, rule.ID)
		}
	}
	return nil
}
