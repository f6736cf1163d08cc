package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/names"
)

type drillOptions struct {
	dir, issue, severity, at, launch, format, now string
}

func drillCommand() *cobra.Command {
	var o drillOptions
	cmd := &cobra.Command{
		Use:   "drill",
		Short: "Walk an escalation path: who is paged when, and who decides",
		Long: `Walk an escalation path through the real data: who is paged when and by which
channel, who acknowledges in the worst case, who decides, and what happens when
nobody answers; then the same for every start in the launch's window.

Without --issue, the issues are listed. --at is a time, local ones in the site's
zone, or with --launch an offset such as T+14h; without it, it is T-0 of the
launch or, without a launch, now.`,
		Example: `  launchbook drill
  launchbook drill --issue "Payments failing" --severity SEV1 --launch checkout-2
  launchbook drill --issue payments --launch checkout-2 --at T+14h
  launchbook drill --issue "site down" --at 2027-03-10T03:00 --format markdown`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.format != "text" && o.format != "markdown" && o.format != "json" {
				return usageError(fmt.Errorf("--format %q is not text, markdown or json", o.format))
			}
			s, err := siteIn(cmd, o.dir)
			if err != nil {
				return err
			}
			if o.issue == "" {
				return listIssues(cmd.OutOrStdout(), s, o.format)
			}
			result, err := runDrill(s, o)
			if err != nil {
				return err
			}
			return writeDrill(cmd.OutOrStdout(), result, o.format)
		},
	}
	cmd.Flags().StringVar(&o.dir, "site", ".", "the site's folder")
	cmd.Flags().StringVar(&o.issue, "issue", "", "the issue, or the id of its path")
	cmd.Flags().StringVar(&o.severity, "severity", "", "the severity (default: the worst one that has a path)")
	cmd.Flags().StringVar(&o.at, "at", "", "when it starts")
	cmd.Flags().StringVar(&o.launch, "launch", "", "the id of the launch to drill for")
	cmd.Flags().StringVar(&o.format, "format", "text", "text, markdown or json")
	cmd.Flags().StringVar(&o.now, "now", "", "the time to judge by (default: now)")
	offerSite(cmd, "issue", pathWords)
	offerNames(cmd, "severity", func(s *site.Site, _ []string) []names.Name { return names.Severities(s) })
	offerNames(cmd, "launch", func(s *site.Site, _ []string) []names.Name { return names.Documents(s, "launch") })
	offer(cmd, "format", "text", "markdown", "json")
	return cmd
}

func runDrill(s *site.Site, o drillOptions) (drill.Report, error) {
	c, err := drill.Find(s, o.issue, o.severity)
	if err != nil {
		return drill.Report{}, usageError(err)
	}
	at, launch, err := drillStart(s, o)
	if err != nil {
		return drill.Report{}, err
	}
	result := drill.Describe(s, drill.Run(s, c, at))
	if launch != nil {
		if window, ok := drill.LaunchWindow(s, launch); ok {
			result.DescribeWindow(launch, window, drill.Over(s, c, window))
		}
	}
	return result, nil
}

// drillStart is the instant that the flags name, and the launch in whose window
// it is looked at.
func drillStart(s *site.Site, o drillOptions) (time.Time, *schema.Launch, error) {
	if o.launch != "" {
		launch, err := drill.FindLaunch(s, o.launch)
		if err != nil {
			return time.Time{}, nil, usageError(err)
		}
		at, err := drill.At(s, launch, o.at)
		if err != nil {
			err = usageError(fmt.Errorf("--at %w", err))
		}
		return at, launch, err
	}
	now, err := clockOrNow(o.now)
	if err != nil {
		return time.Time{}, nil, err
	}
	at := now.Truncate(time.Minute).In(s.Zone)
	if o.at != "" {
		if at, err = drill.At(s, nil, o.at); err != nil {
			return time.Time{}, nil, usageError(fmt.Errorf("--at %w", err))
		}
	}
	return at, drill.NextLaunch(s, at), nil
}

func listIssues(w io.Writer, s *site.Site, format string) error {
	issues := drill.Issues(s)
	if format == "json" {
		return writeJSON(w, issues)
	}
	if len(issues) == 0 {
		return usageError(fmt.Errorf("no document of type escalation has a path; write one with `launchbook new escalation`"))
	}
	var list []string
	for _, issue := range issues {
		list = append(list, fmt.Sprintf("%s  (%s)", issue.Name, strings.Join(issue.Severities, ", ")))
	}
	list = append(list, "", `Walk one with: launchbook drill --issue "`+issues[0].Name+`"`)
	return writeLines(w, list)
}

func writeDrill(w io.Writer, result drill.Report, format string) error {
	switch format {
	case "json":
		return writeJSON(w, result)
	case "markdown":
		return writeLines(w, result.Markdown())
	}
	return writeLines(w, result.Text())
}

// writeLines prints lines that hold what a site's writers wrote.
func writeLines(w io.Writer, list []string) error {
	for _, text := range list {
		if _, err := fmt.Fprintln(w, report.Clean(text)); err != nil {
			return failureError(err)
		}
	}
	return nil
}

func writeJSON(w io.Writer, value any) error {
	if err := report.JSON(w, value); err != nil {
		return failureError(err)
	}
	return nil
}
