package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/preview"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/facts"
)

func serveCommand() *cobra.Command {
	var addr, now string
	var poll bool
	cmd := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "Show the portal while you write, with findings in the page",
		Long: `Build the portal in memory, serve it on this machine only, and build it again when
a file changes; the browser reloads by itself. Findings are shown in the page.
While something is wrong, the last good portal stays.`,
		Example: `  launchbook serve
  launchbook serve --addr 127.0.0.1:8080 my-launch`,
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
			logf := func(format string, args ...any) {
				fmt.Fprintf(cmd.ErrOrStderr(), format+"\n", args...)
			}
			o := preview.Options{Addr: addr, Dir: dir, Poll: poll, Logf: logf, Ignore: []string{filepath.Join(dir, "public")},
				Build: newPreviewer(dir, at).build,
				Ready: func(url string) { fmt.Fprintf(cmd.OutOrStdout(), "Serving %s at %s (Ctrl-C stops)\n", dir, url) }}
			if s, err := site.Load(dir); err == nil {
				o.Ignore = append(o.Ignore, filepath.Join(dir, filepath.FromSlash(s.Config.Output)))
			}
			if err := preview.Serve(cmd.Context(), o); err != nil {
				return failureError(err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8383", "where to serve, on this machine only; port 0 chooses a free one")
	cmd.Flags().StringVar(&now, "now", "", "the time to judge by (default: now)")
	cmd.Flags().BoolVar(&poll, "poll", false, "look for changes every second, for file systems that do not tell")
	return cmd
}

// previewer builds a site again and again, and makes only those pages that would
// differ from the ones before.
type previewer struct {
	dir   string
	now   time.Time
	facts *facts.Cache
	last  *generator.Record
	files map[string][]byte
}

func newPreviewer(dir string, now time.Time) *previewer {
	return &previewer{dir: dir, now: now, facts: remember(dir).facts}
}

// build lints and renders the site. Findings do not keep a page from being
// shown, only what cannot be rendered does.
func (p *previewer) build() preview.Build {
	s, err := site.LoadWith(p.dir, site.LoadOptions{Facts: p.facts})
	if err != nil {
		if config, ok := err.(*site.ConfigError); ok {
			return preview.Build{Diagnostics: config.Diagnostics, Err: err}
		}
		return preview.Build{Err: err}
	}
	result, err := proveSite(s, p.now)
	if err != nil {
		if config, ok := err.(*site.ConfigError); ok {
			return preview.Build{Diagnostics: config.Diagnostics, Err: err}
		}
		return preview.Build{Err: err}
	}
	b := preview.Build{Diagnostics: result.Diagnostics}
	for _, d := range s.Documents {
		if d.Broken {
			return b // the last good portal says more than half a page
		}
	}
	to := generator.NewMemory(p.files)
	record, err := generator.Write(s, generator.Options{BaseURL: s.Config.BaseURL, Now: p.now, Version: "preview"}, to, p.last)
	if err != nil {
		b.Err = err
		return b
	}
	p.last, p.files, b.Files = record, to.Files, to.Files
	return b
}
