package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/generator/output"
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/source"
)

func buildCommand() *cobra.Command {
	var now, out, base, reader string
	var allow, quiet bool
	var watch watchFlags
	cmd := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Publish the portal: static files in public/",
		Long: `Build the portal. Pages link to each other relatively, so that it works from any
server, any folder of it, and straight from the disk. What lint calls an error
stops the build, unless --allow-findings is set; the last portal then stays.

Only files that launchbook wrote are ever replaced or deleted. Without --now the
same site gives the same bytes.`,
		Example: `  launchbook build
  launchbook build --audience stakeholders
  launchbook build -o /var/www/launch --base-url https://runbooks.example.com/`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			at, err := clock(now)
			if err != nil {
				return err
			}
			dir, err := siteRoot(optional(args))
			if err != nil {
				return err
			}
			took := watch.start(cmd, quiet)
			defer took.progress.end()
			s, result, err := check(cmd, dir, at, took)
			if err != nil {
				return err
			}
			if errorsOf(result.Diagnostics) > 0 {
				shown := slices.DeleteFunc(slices.Clone(result.Diagnostics), func(d source.Diagnostic) bool { return d.Level < source.Error })
				if err := report.Text(cmd.ErrOrStderr(), shown, report.TextOptions{Color: useColor("auto", cmd.ErrOrStderr())}); err != nil {
					return failureError(err)
				}
				if !allow {
					return &exitError{exitFindings, fmt.Errorf("%s; nothing was built (--allow-findings builds anyway)", plural(errorsOf(result.Diagnostics), "error"))}
				}
			}
			if base == "" {
				base = s.Config.BaseURL
			}
			target := out
			if target == "" {
				target = filepath.Join(dir, filepath.FromSlash(s.Config.Output))
				if reader != "" {
					target += "-" + reader
				}
			}
			if reader != "" {
				a, err := audience.Find(s.Config, reader)
				if err != nil {
					return usageError(err)
				}
				s = audience.Reduce(s, a)
			}
			written, err := publish(cmd.Context(), s, remember(dir), target, generator.Options{BaseURL: base, Now: at, Audience: reader, History: history.Read(cmd.Context(), s)}, took)
			if err != nil {
				return failureError(err)
			}
			took.writeTimings(cmd.ErrOrStderr())
			if took.verbose != nil {
				took.verbose.written(written)
			}
			if quiet {
				return nil
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %d files written, %d unchanged, %d deleted. Open %s\n", target,
				len(written.Written), len(written.Unchanged), len(written.Deleted), filepath.Join(target, "index.html"))
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the folder to build into (default: public in the site's folder)")
	cmd.Flags().StringVar(&reader, "audience", "", "build what this audience may see, into public-AUDIENCE")
	cmd.Flags().StringVar(&base, "base-url", "", "where the portal will be; only the sitemap, the feed and calendars need it")
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "say nothing when all goes well")
	watch.add(cmd)
	cmd.Flags().BoolVar(&allow, "allow-findings", false, "build although lint finds errors")
	cmd.Flags().StringVar(&now, "now", "", "the time that calendars begin at, and to judge by")
	return cmd
}

// check loads and proves a site.
func check(cmd *cobra.Command, dir string, now time.Time, took *watchedRun) (*site.Site, lint.Result, error) {
	s, err := loadSiteWith(dir, nil, took)
	if err != nil {
		return nil, lint.Result{}, reportConfig(cmd, err)
	}
	took.done("load")
	if len(s.Documents) == 0 {
		return nil, lint.Result{}, usageError(fmt.Errorf("%s has no Markdown files below %s", dir, s.Config.Content))
	}
	result, err := proveSite(s, now)
	if err != nil {
		return nil, lint.Result{}, reportConfig(cmd, err)
	}
	took.done("prove")
	return s, result, nil
}

func errorsOf(list []source.Diagnostic) int {
	n := 0
	for _, d := range list {
		if d.Level == source.Error {
			n++
		}
	}
	return n
}

// publish makes the portal, file by file, in the place of the last one.
func publish(ctx context.Context, s *site.Site, r *remembered, target string, o generator.Options, took *watchedRun) (output.Result, error) {
	w, err := output.Open(target, output.Options{Protect: sources(s), Wait: 10 * time.Second})
	if err != nil {
		return output.Result{}, err
	}
	defer w.Abort()
	took.done("open")
	o.Version = r.version
	record, err := generator.Write(s, o, took.sink(ctx, w, s), r.portal(target))
	took.done("write")
	if err != nil {
		return output.Result{}, err
	}
	result, err := w.Commit()
	took.done("swap")
	if err == nil {
		r.savePortal(target, record)
	}
	return result, err
}

// sources are what a portal must never be written over.
func sources(s *site.Site) []string {
	return []string{
		filepath.Join(s.Dir, site.ConfigName),
		filepath.Join(s.Dir, filepath.FromSlash(s.Config.Content)),
		filepath.Join(s.Dir, "themes"),
	}
}
