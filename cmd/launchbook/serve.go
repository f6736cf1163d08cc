package main

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/preview"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/site/facts"
	"github.com/launchbook/launchbook/site/history"
)

func serveCommand() *cobra.Command {
	var addr, now, reader string
	var poll bool
	cmd := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "Show the portal while you write, with findings in the page",
		Long: `Build the portal in memory, serve it on this machine only, and build it again when
a file changes; the browser reloads by itself. Findings are shown in the page.
While something is wrong, the last good portal stays.

With --audience it is the portal of that audience; the findings stay those of
the whole site.`,
		Example: `  launchbook serve
  launchbook serve --audience stakeholders
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
			p := newPreviewer(dir, reader, at)
			p.notice = once(func(text string) { logf("note: %s", text) })
			o := preview.Options{Addr: addr, Dir: dir, Poll: poll, Logf: logf, Ignore: []string{filepath.Join(dir, "public")},
				Build: func() preview.Build { return p.build(cmd.Context()) }, Glance: p.glance,
				Ready: func(url string) { fmt.Fprintf(cmd.OutOrStdout(), "Serving %s at %s (Ctrl-C stops)\n", dir, url) }}
			if s, err := site.Load(dir); err == nil {
				if reader != "" {
					if _, err := audience.Find(s.Config, reader); err != nil {
						return usageError(err)
					}
				}
				o.Ignore = append(o.Ignore, filepath.Join(dir, filepath.FromSlash(s.Config.Output)))
			}
			if err := preview.Serve(cmd.Context(), o); err != nil {
				return failureError(err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8383", "where to serve, on this machine only; port 0 chooses a free one")
	cmd.Flags().StringVar(&reader, "audience", "", "show what this audience may see")
	offerNames(cmd, "audience", audienceNames)
	cmd.Flags().StringVar(&now, "now", "", "the time to judge by (default: now)")
	cmd.Flags().BoolVar(&poll, "poll", false, "look for changes every second, for file systems that do not tell")
	return cmd
}

// previewer builds a site again and again, and makes only those pages that would
// differ from the ones before.
type previewer struct {
	dir    string
	reader string // the id of an audience, or ""
	now    time.Time
	notice func(string)
	facts  *facts.Cache
	log    history.Cache
	portal *generator.Memory

	// What the last build that has ended loaded and made; glances ask while the next
	// one runs.
	mu   sync.Mutex
	site *site.Site
	made *generator.Record
}

func (p *previewer) last() (*site.Site, *generator.Record) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.site, p.made
}

func (p *previewer) keep(s *site.Site, made *generator.Record) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.site, p.made = s, made
}

func newPreviewer(dir, reader string, now time.Time) *previewer {
	return &previewer{dir: dir, reader: reader, now: now, facts: remember(dir).facts}
}

// once passes a text on unless it is the one before.
func once(say func(string)) func(string) {
	last := ""
	return func(text string) {
		if text != last {
			last = text
			say(text)
		}
	}
}

// build lints and renders the site. Findings do not keep a page from being
// shown, only what cannot be rendered does.
func (p *previewer) build(ctx context.Context) preview.Build {
	previous, made := p.last()
	s, err := site.LoadWith(p.dir, site.LoadOptions{Facts: p.facts, Previous: previous, Observer: changing()})
	if err != nil {
		if config, ok := err.(*site.ConfigError); ok {
			return preview.Build{Diagnostics: config.Diagnostics, Err: err}
		}
		return preview.Build{Err: err}
	}
	loaded := s
	defer func() { p.keep(loaded, made) }()
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
	log := p.log.Read(ctx, s)
	if p.reader != "" {
		a, err := audience.Find(s.Config, p.reader)
		if err != nil {
			b.Err = err
			return b
		}
		s = audience.Reduce(s, a)
		log = log.Of(s)
	}
	to := generator.NewMemory(p.portal)
	record, err := generator.Write(s, generator.Options{BaseURL: s.Config.BaseURL, Now: p.now, Audience: p.reader, History: log, Notice: p.notice, Version: "preview" + usedZones().Data}, to, made)
	if err != nil {
		b.Err = err
		return b
	}
	made, p.portal, b.Files = record, to, to.Files
	return b
}
