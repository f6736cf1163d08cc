package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lsp"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

func lspCommand() *cobra.Command {
	var now string
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor: findings, completion, renaming and fixes while you write",
		Long: `Speak the Language Server Protocol over standard input and output. Editors start
it by themselves; docs/editors.md says how to tell them.

The site of a document is the folder above it with a launchbook.yaml. Documents
in no such folder are left alone.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			at, err := clock(now)
			if err != nil {
				return err
			}
			err = lsp.Serve(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), lsp.Options{
				Version: versionName(),
				Delay:   150 * time.Millisecond,
				Now: func() time.Time {
					if at.IsZero() {
						return time.Now()
					}
					return at
				},
				Load: loadForEditor,
				Lint: func(s *site.Site) ([]source.Diagnostic, error) {
					result, err := proveSite(s, at)
					return result.Diagnostics, err
				},
				Logf: func(format string, args ...any) { fmt.Fprintf(cmd.ErrOrStderr(), "launchbook: "+format+"\n", args...) },
			})
			if errors.Is(err, lsp.ErrNoShutdown) {
				return &exitError{exitFindings, err} // the code that the protocol asks for
			}
			if err != nil {
				return failureError(err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&now, "now", "", "the time to judge by (default: now)")
	cmd.Flags().Bool("stdio", true, "use standard input and output, which is all there is; some editors pass it")
	return cmd
}

// loadForEditor begins with what earlier runs left of a site; later it has the
// site itself.
func loadForEditor(dir string, o site.LoadOptions) (*site.Site, error) {
	if o.Previous == nil {
		r := remember(dir)
		o.Facts = r.facts
		defer r.save()
	}
	o.Observer = changing()
	return site.LoadWith(dir, o)
}
