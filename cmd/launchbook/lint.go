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
	"golang.org/x/term"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

func lintCommand() *cobra.Command {
	var now, failOn, format, color string
	cmd := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Prove the site; exit with 1 when something is wrong",
		Long: `Prove the site: syntax, schema and meaning across all files. With paths, only
findings in those files are shown, although the whole site is looked at.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or
configuration, 3 internal or I/O failure.`,
		Example: `  launchbook lint
  launchbook lint --fail-on warning my-launch
  launchbook lint --report json content/launch.md`,
		RunE: func(cmd *cobra.Command, args []string) error {
			level, ok := source.ParseLevel(failOn)
			if !ok || level == source.Off {
				return usageError(fmt.Errorf("--fail-on %q is not error, warning or info", failOn))
			}
			if format != "text" && format != "json" {
				return usageError(fmt.Errorf("--report %q is not text or json", format))
			}
			at, err := clock(now)
			if err != nil {
				return err
			}
			result, err := lintSite(args, at)
			if err != nil {
				return reportConfig(cmd, err)
			}
			out := cmd.OutOrStdout()
			if format == "json" {
				err = report.JSON(out, result.Diagnostics)
			} else {
				err = writeText(out, result, useColor(color, out))
			}
			if err != nil {
				return failureError(err)
			}
			if slices.ContainsFunc(result.Diagnostics, func(d source.Diagnostic) bool { return d.Level >= level }) {
				return &exitError{exitFindings, nil}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&now, "now", "", "the time to judge by (default: now)")
	cmd.Flags().StringVar(&failOn, "fail-on", "error", "the mildest level that fails: error, warning or info")
	cmd.Flags().StringVar(&format, "report", "text", "text or json")
	cmd.Flags().StringVar(&color, "color", "auto", "auto, always or never")
	return cmd
}

// lintSite lints the site that the paths lie in.
func lintSite(paths []string, now time.Time) (lint.Result, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	dir, err := siteRoot(paths[0])
	if err != nil {
		return lint.Result{}, err
	}
	s, err := loadSite(dir)
	if err != nil {
		return lint.Result{}, err
	}
	if len(s.Documents) == 0 {
		return lint.Result{}, usageError(fmt.Errorf("%s has no Markdown files below %s", dir, s.Config.Content))
	}
	result, err := proveSite(s, now)
	if err != nil {
		return lint.Result{}, err
	}
	result.Diagnostics, err = within(result.Diagnostics, dir, paths)
	return result, err
}

func loadSite(dir string) (*site.Site, error) {
	s, err := site.Load(dir)
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
	levels, mistakes := lint.Levels(s, rules.Catalogue())
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

func writeText(w io.Writer, result lint.Result, color bool) error {
	width := 0
	if f, ok := w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			width = columns
		}
	}
	if err := report.Text(w, result.Diagnostics, report.TextOptions{Color: color, Width: width}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%s in %s. Checked %s.\n", counts(result.Diagnostics), plural(result.Documents, "document"), result.Proof)
	return err
}

func counts(list []source.Diagnostic) string {
	by := map[source.Level]int{}
	for _, d := range list {
		by[d.Level]++
	}
	var parts []string
	for _, level := range []struct {
		level source.Level
		name  string
	}{{source.Error, "error"}, {source.Warning, "warning"}, {source.Info, "note"}} {
		if n := by[level.level]; n > 0 {
			parts = append(parts, plural(n, level.name))
		}
	}
	if len(parts) == 0 {
		return "No findings"
	}
	return strings.Join(parts, ", ")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// useColor follows --color, and else NO_COLOR (no-color.org), FORCE_COLOR and
// whether somebody looks.
func useColor(flag string, w io.Writer) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never" || os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "":
		return true
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// reportConfig shows what is wrong with launchbook.yaml.
func reportConfig(cmd *cobra.Command, err error) error {
	var config *site.ConfigError
	if !errors.As(err, &config) {
		return err
	}
	if werr := report.Text(cmd.ErrOrStderr(), config.Diagnostics, report.TextOptions{Color: useColor("auto", cmd.ErrOrStderr())}); werr != nil {
		return failureError(werr)
	}
	return usageError(fmt.Errorf("%w; nothing was checked", err))
}
