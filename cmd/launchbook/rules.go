package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/lint/rules"
)

func rulesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules that sites are proved by",
		Long: `List every rule with its level and what holds when it is silent. Set levels in
launchbook.yaml, under lint.rules; launchbook explain RULE says more of one.`,
		Example: `  launchbook rules
  launchbook rules --json | jq -r '.[].id'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			write := listRules
			if asJSON {
				write = writeRulesJSON
			}
			if err := write(cmd.OutOrStdout()); err != nil {
				return failureError(err)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write everything that is known of the rules as JSON")
	return cmd
}

func listRules(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, group := range rules.Groups() {
		if i > 0 {
			fmt.Fprintln(table)
		}
		fmt.Fprintln(table, group.Title)
		for _, r := range group.Rules {
			fmt.Fprintf(table, "  %s\t%s\t%s\n", r.ID, r.Level, r.Summary)
		}
	}
	return table.Flush()
}

// ruleJSON is one rule as tools read it.
type ruleJSON struct {
	ID        string `json:"id"`
	Group     string `json:"group"`
	Level     string `json:"level"`
	Mandatory bool   `json:"mandatory"`
	Summary   string `json:"summary"`
	Why       string `json:"why"`
	Fix       string `json:"fix"`
}

func writeRulesJSON(w io.Writer) error {
	list := []ruleJSON{}
	for _, group := range rules.Groups() {
		for _, r := range group.Rules {
			list = append(list, ruleJSON{r.ID, group.Title, r.Level.String(), r.Mandatory, r.Summary, r.Why, r.Fix})
		}
	}
	return report.JSON(w, list)
}
