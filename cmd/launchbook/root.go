package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/site"
)

func root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "launchbook",
		Short: "Lint and publish production-launch runbooks",
		Long: `launchbook keeps the runbook of a production launch as Markdown in git, proves on
every pull request what can be proved about it, and publishes the portal that
people open on launch day.`,
		Example: `  launchbook init my-launch     # write a starter site
  launchbook lint my-launch     # prove it
  launchbook serve my-launch    # look at it while you write
  launchbook build my-launch    # publish it: my-launch/public`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	cmd.AddCommand(
		initCommand(),
		lintCommand(),
		explainCommand(),
		rulesCommand(),
		buildCommand(),
		serveCommand(),
		publishCommand(),
		drillCommand(),
		diffCommand(),
		newCommand(),
		recordCommand(),
		schemaCommand(),
		lspCommand(),
		versionCommand(),
	)
	explainUsage(cmd)
	return cmd
}

// siteRoot finds the folder of the site that a path lies in: the nearest one
// above it with a launchbook.yaml, or else the path's own folder.
func siteRoot(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", usageError(err)
	}
	info, err := os.Stat(abs)
	if errors.Is(err, fs.ErrNotExist) {
		return "", usageError(fmt.Errorf("%s: there is no such file or folder", path))
	}
	if err != nil {
		return "", usageError(err)
	}
	start := abs
	if !info.IsDir() {
		start = filepath.Dir(abs)
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		_, err := os.Stat(filepath.Join(dir, site.ConfigName))
		switch {
		case err == nil:
			return dir, nil
		case dir != start && errors.Is(err, fs.ErrPermission):
			// whoever may not look there has no site there
		case !errors.Is(err, fs.ErrNotExist):
			return "", failureError(err)
		}
		if filepath.Dir(dir) == dir {
			return start, nil
		}
	}
}

// clock is the time that everything is judged by.
func clock(flag string) (time.Time, error) {
	if flag != "" {
		for _, form := range []string{time.RFC3339, "2006-01-02T15:04", time.DateOnly} {
			if t, err := time.Parse(form, flag); err == nil {
				return t, nil
			}
		}
		return time.Time{}, usageError(fmt.Errorf("--now %q is not a time such as 2027-03-09T10:00:00Z", flag))
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return time.Time{}, usageError(fmt.Errorf("SOURCE_DATE_EPOCH %q is not a number of seconds", epoch))
		}
		return time.Unix(seconds, 0).UTC(), nil
	}
	return time.Time{}, nil
}

// clockOrNow is the clock, or the time of the call where nothing sets it.
func clockOrNow(flag string) (time.Time, error) {
	at, err := clock(flag)
	if err == nil && at.IsZero() {
		at = thisMinute()
	}
	return at, err
}

func optional(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}
