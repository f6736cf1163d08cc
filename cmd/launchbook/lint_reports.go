package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/replace"
)

// wantedReport is one --report.
type wantedReport struct {
	format report.Format
	file   string // "" for standard output
}

func formatNames() string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// parseReports reads the --report flags. Unless one of them takes standard
// output, or a diff does, the text goes there.
func parseReports(flags lintFlags) ([]wantedReport, error) {
	var list []wantedReport
	toOutput := ""
	if flags.diff {
		toOutput = "diff"
	}
	for _, flag := range flags.reports {
		name, file, hasFile := strings.Cut(flag, "=")
		format, err := report.Lookup(name)
		switch {
		case err != nil:
			return nil, usageError(fmt.Errorf("--report: %w", err))
		case hasFile && file == "":
			return nil, usageError(fmt.Errorf("--report %s: name a file behind the =", flag))
		case !hasFile && toOutput == "diff":
			return nil, usageError(fmt.Errorf("--diff and --report %s both go to standard output; give the report a file, such as --report %s=report.txt", name, name))
		case !hasFile && toOutput != "":
			return nil, usageError(fmt.Errorf("--report %s and --report %s both go to standard output; give one of them a file, such as --report %s=report.txt", toOutput, name, name))
		}
		if !hasFile {
			toOutput = name
		}
		list = append(list, wantedReport{format, file})
	}
	if toOutput == "" {
		text, err := report.Lookup("text")
		if err != nil {
			return nil, err
		}
		list = append(list, wantedReport{format: text})
	}
	return list, nil
}

// writeReports writes every report; files are replaced whole, so that nobody
// reads half of one.
func writeReports(cmd *cobra.Command, wanted []wantedReport, run *report.Run, flags lintFlags) error {
	for _, w := range wanted {
		if w.file == "" {
			if err := writeToOutput(cmd, w.format, run, flags); err != nil {
				return err
			}
			continue
		}
		var b bytes.Buffer
		if err := w.format.Write(&b, run); err != nil {
			return err
		}
		if err := replace.File(w.file, b.Bytes()); err != nil {
			return fmt.Errorf("--report %s: %w", w.format.Name, err)
		}
	}
	return nil
}

func writeToOutput(cmd *cobra.Command, format report.Format, run *report.Run, flags lintFlags) (err error) {
	out := cmd.OutOrStdout()
	if flags.stdinFilename != "" && (flags.fix || flags.unsafe) {
		out = cmd.ErrOrStderr() // the fixed text goes to standard output
	}
	shown := *run
	shown.Text = report.TextOptions{Color: useColor(flags.color, out), Width: columns(out), Folder: run.Folder}
	if format.Name == "text" && flags.quiet {
		failing := func(d source.Diagnostic) bool { return d.Level < run.FailOn }
		return report.Text(out, slices.DeleteFunc(slices.Clone(run.Diagnostics), failing), shown.Text)
	}
	if format.Name == "github" {
		summary, err := stepSummary()
		if err != nil {
			return err
		}
		defer summary.Close()
		shown.Summary = summary
	}
	return format.Write(out, &shown)
}

// stepSummary is the file that GitHub shows as the page of a step.
func stepSummary() (io.WriteCloser, error) {
	path := os.Getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return discard{}, nil
	}
	return os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
func (discard) Close() error                { return nil }
