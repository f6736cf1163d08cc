package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/schema"
)

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema TYPE",
		Short: "Print the JSON Schema of a type, for editors",
		Long: `Print the JSON Schema (draft 2020-12) of a document type in one piece, that of
launchbook.yaml for "config" or that of launchbook-known.yaml for "known".`,
		Example: `  launchbook schema launch > .vscode/launch.schema.json
  launchbook schema config`,
		Args:      cobra.ExactArgs(1),
		ValidArgs: append(typeNames(), "config", "known"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if args[0] != "config" && args[0] != "known" {
				if err := knownType(args[0]); err != nil {
					return err
				}
			}
			data, err := schema.JSON(args[0])
			if err != nil {
				return failureError(err)
			}
			if _, err := fmt.Fprint(cmd.OutOrStdout(), string(data)); err != nil {
				return failureError(err)
			}
			return nil
		},
	}
}
