package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/content"
)

func initCommand() *cobra.Command {
	var options content.Options
	var now string
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a starter site: the ten sections of a launch runbook",
		Long: `Write a starter site: the ten sections of a production launch runbook, filled in
for a fictional launch two to three weeks ahead. With --blank the facts are left
out and marked TODO, which lint reports. No file is ever overwritten.`,
		Example: `  launchbook init my-launch
  launchbook init --blank .`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			at, err := clockOrNow(now)
			if err != nil {
				return err
			}
			options.Now = at
			dir := optional(args)
			files, err := content.Init(dir, options)
			if errors.Is(err, fs.ErrExist) {
				return usageError(err)
			}
			if err != nil {
				return failureError(err)
			}
			for _, name := range files {
				fmt.Fprintln(cmd.OutOrStdout(), name)
			}
			if !options.DryRun {
				fmt.Fprintf(cmd.OutOrStdout(), "%d files written. Next: launchbook lint %s, then launchbook serve %s\n", len(files), dir, dir)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&options.Blank, "blank", false, "leave the facts out and mark the gaps")
	cmd.Flags().BoolVar(&options.DryRun, "dry-run", false, "list the files, write none")
	cmd.Flags().StringVar(&now, "now", "", "the time to count from (default: now)")
	return cmd
}
