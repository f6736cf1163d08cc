package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/site"
)

func checkColor(flag string) error {
	switch flag {
	case "auto", "always", "never":
		return nil
	}
	return usageError(fmt.Errorf("--color %q is not auto, always or never", flag))
}

// useColor follows --color, and else NO_COLOR (no-color.org), FORCE_COLOR and
// whether somebody looks.
func useColor(flag string, w io.Writer) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never" || os.Getenv("NO_COLOR") != "":
		return false
	}
	if force := os.Getenv("FORCE_COLOR"); force != "" {
		return force != "0" && force != "false"
	}
	return isTerminal(w) && os.Getenv("TERM") != "dumb"
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// columns is how wide the terminal is, or 0.
func columns(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
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
