package main

import (
	"cmp"
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
	"github.com/launchbook/launchbook/site/spool"
	"github.com/launchbook/launchbook/source"
)

func buildCommand() *cobra.Command {
	var job buildJob
	var now string
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
			if job.dir, err = siteRoot(optional(args)); err != nil {
				return err
			}
			job.now, job.judged = at, at
			if at.IsZero() {
				job.judged = thisMinute()
			}
			took := watch.start(cmd, job.quiet)
			defer took.progress.end()
			return job.run(cmd, took)
		},
	}
	cmd.Flags().StringVarP(&job.out, "output", "o", "", "the folder to build into (default: public in the site's folder)")
	cmd.Flags().StringVar(&job.reader, "audience", "", "build what this audience may see, into public-AUDIENCE")
	offerNames(cmd, "audience", audienceNames)
	cmd.Flags().StringVar(&job.base, "base-url", "", "where the portal will be; only the sitemap, the feed and calendars need it")
	cmd.Flags().BoolVarP(&job.quiet, "quiet", "q", false, "say nothing when all goes well")
	watch.add(cmd)
	cmd.Flags().BoolVar(&job.allow, "allow-findings", false, "build although lint finds errors")
	cmd.Flags().StringVar(&now, "now", "", "the time that calendars begin at, and to judge by")
	return cmd
}

// buildJob is a portal to build, as the flags say.
type buildJob struct {
	dir, out, base, reader string
	allow, quiet           bool
	// now is the time that calendars begin at; zero leaves it to the site.
	now time.Time
	// judged is the time that the site is judged by.
	judged time.Time
}

func (j *buildJob) run(cmd *cobra.Command, took *watchedRun) error {
	again := j.again()
	if last, ok := again.nothingToDo(cmd.Context()); ok {
		took.done("compare")
		took.nothingNew(again.target())
		j.notes(cmd, last.Notices)
		j.say(cmd, took, again.target(), 0, len(last.Files)-1, 0) // the manifest is no file of the portal
		return nil
	}
	if j.reader == "" { // the texts of an audience are other ones than those of the disk
		took.large = largeSite
		took.spool = spool.New(cmp.Or(j.out, filepath.Join(j.dir, site.ConfigName)))
		defer took.spool.Close()
	}
	s, result, err := check(cmd, j.dir, j.judged, took)
	if err != nil {
		return err
	}
	if err := j.showErrors(cmd, result.Diagnostics); err != nil {
		return err
	}
	all, log, target := s, history.Read(cmd.Context(), s), j.target(s)
	past := historyOf(log)
	if j.reader != "" {
		a, err := audience.Find(s.Config, j.reader)
		if err != nil {
			return usageError(err)
		}
		s = audience.Reduce(s, a)
		log = log.Of(s)
	}
	var notices []string
	options := generator.Options{BaseURL: cmp.Or(j.base, s.Config.BaseURL), Now: j.now, Audience: j.reader, History: log,
		Notice: func(text string) { notices = append(notices, text) }}
	if s == all {
		options.Hashed = func() { took.letGo(s) }
	}
	written, err := publish(cmd.Context(), s, again.remembered, target, options, took)
	if err != nil {
		return failureError(err)
	}
	took.wrote(written)
	j.notes(cmd, notices)
	if report.Errors(result.Diagnostics) == 0 {
		again.save(all, past, written.Manifest, notices)
		took.done("remember")
	}
	j.say(cmd, took, target, len(written.Written), len(written.Unchanged), len(written.Deleted))
	return nil
}

// target is the folder to build into.
func (j *buildJob) target(s *site.Site) string {
	if j.out != "" {
		return j.out
	}
	target := filepath.Join(j.dir, filepath.FromSlash(s.Config.Output))
	if j.reader != "" {
		target += "-" + j.reader
	}
	return target
}

// showErrors prints the errors among findings; they stop the build, unless they
// are allowed.
func (j *buildJob) showErrors(cmd *cobra.Command, list []source.Diagnostic) error {
	n := report.Errors(list)
	if n == 0 {
		return nil
	}
	shown := slices.DeleteFunc(slices.Clone(list), func(d source.Diagnostic) bool { return d.Level < source.Error })
	if err := report.Text(cmd.ErrOrStderr(), shown, report.TextOptions{Color: useColor("auto", cmd.ErrOrStderr())}); err != nil {
		return failureError(err)
	}
	if !j.allow {
		return &exitError{exitFindings, fmt.Errorf("%s; nothing was built (--allow-findings builds anyway)", plural(n, "error"))}
	}
	return nil
}

func (j *buildJob) notes(cmd *cobra.Command, list []string) {
	for _, text := range list {
		fmt.Fprintln(cmd.ErrOrStderr(), "note: "+text)
	}
}

func (j *buildJob) say(cmd *cobra.Command, took *watchedRun, target string, written, unchanged, deleted int) {
	took.writeTimings(cmd.ErrOrStderr())
	if !j.quiet {
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %d files written, %d unchanged, %d deleted. Open %s\n", target, written, unchanged, deleted, filepath.Join(target, "index.html"))
	}
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

// publish makes the portal, file by file, in the place of the last one.
func publish(ctx context.Context, s *site.Site, r *remembered, target string, o generator.Options, took *watchedRun) (output.Result, error) {
	w, err := output.Open(target, output.Options{Protect: sources(s), Wait: 10 * time.Second})
	if err != nil {
		return output.Result{}, err
	}
	defer w.Abort()
	took.done("open")
	if r.version != "" {
		o.Version = r.version + usedZones().Data
	}
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
