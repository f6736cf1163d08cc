package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/preview"
	"github.com/launchbook/launchbook/site"
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
				Build: func() preview.Build { return previewBuild(dir, at) },
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

// previewBuild lints and renders a site for the preview. Findings do not keep
// a page from being shown, only what cannot be rendered does.
func previewBuild(dir string, now time.Time) preview.Build {
	s, err := site.Load(dir)
	if err != nil {
		if config, ok := err.(*site.ConfigError); ok {
			return preview.Build{Diagnostics: config.Diagnostics, Err: err}
		}
		return preview.Build{Err: err}
	}
	result, err := proveSite(s, now)
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
	b.Files, b.Err = generator.Render(s, generator.Options{BaseURL: s.Config.BaseURL, Now: now})
	return b
}
