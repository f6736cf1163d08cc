package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	store "github.com/launchbook/launchbook/publish"
)

func publishCommand() *cobra.Command {
	var from string
	var dry, quiet bool
	cmd := &cobra.Command{
		Use:   "publish URL [DIR]",
		Short: "Copy a built portal to a folder or a bucket",
		Long: `Copy the portal that build made to a folder (file:///path) or a bucket
(s3://name, gs://name, azblob://name): what changed only, assets before pages,
the index page last, and then delete what the portal no longer has. Only objects
that an earlier publish wrote are ever replaced or deleted.

A run that was interrupted goes on where it ended when it is started again.`,
		Example: `  launchbook publish file:///var/www/launch
  launchbook publish --dry-run 's3://launch-portal?region=eu-north-1' my-launch`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := siteIn(cmd, optional(args[1:]))
			if err != nil {
				return err
			}
			portal := from
			if portal == "" {
				portal = filepath.Join(s.Dir, filepath.FromSlash(s.Config.Output))
			}
			return publishPortal(cmd, args[0], portal, sources(s), dry, quiet)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "the built portal (default: public in the site's folder)")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would be done, and do nothing")
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "say nothing when all goes well")
	return cmd
}

func publishPortal(cmd *cobra.Command, target, portal string, protect []string, dry, quiet bool) (err error) {
	root, err := os.OpenRoot(portal)
	if err != nil && fromMachine(err) {
		return failureError(err)
	}
	if err != nil {
		return usageError(fmt.Errorf("there is no portal in %s; run `launchbook build` first", portal))
	}
	defer root.Close()
	open := store.Open
	if dry {
		open = store.Look
	}
	bucket, err := open(cmd.Context(), target, portal, protect)
	if err != nil {
		return usageError(err)
	}
	defer func() { err = errors.Join(err, bucket.Close()) }()
	plan, err := store.Make(cmd.Context(), bucket, root)
	if err != nil {
		return failureError(err)
	}
	if dry {
		return printPlan(cmd, plan)
	}
	err = plan.Run(cmd.Context())
	if errors.Is(err, context.Canceled) {
		return failureError(errors.New("interrupted; the same command goes on from here"))
	}
	if err != nil {
		return failureError(fmt.Errorf("%w\nThe same command goes on from here", err))
	}
	if !quiet {
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %s uploaded, %d unchanged, %d deleted\n", store.Shown(target),
			plural(len(plan.Upload), "file"), len(plan.Unchanged), len(plan.Delete))
	}
	return nil
}

func printPlan(cmd *cobra.Command, plan *store.Plan) error {
	var lines []string
	for _, files := range plan.Phases() {
		for _, f := range files {
			lines = append(lines, "upload "+f.Path)
		}
	}
	for _, f := range plan.Delete {
		lines = append(lines, "delete "+f.Path)
	}
	lines = append(lines, fmt.Sprintf("%s to upload, %d unchanged, %d to delete", plural(len(plan.Upload), "file"), len(plan.Unchanged), len(plan.Delete)))
	return writeLines(cmd.OutOrStdout(), lines)
}
