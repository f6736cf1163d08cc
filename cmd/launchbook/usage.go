package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/launchbook/launchbook/source/nearest"
)

// explainUsage makes every command say what it takes when it is called wrongly.
// The library's own words are about its workings, and it lets a wrong shell or
// help topic pass with exit code 0.
func explainUsage(root *cobra.Command) {
	root.InitDefaultCompletionCmd("completion") // what the library else adds when it runs
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Args = func(_ *cobra.Command, args []string) error { return findTopic(root, args) }
		case "completion":
			onlySubcommands(cmd)
			for _, shell := range cmd.Commands() {
				explainArguments(shell)
			}
		default:
			explainArguments(cmd)
		}
	}
	onlySubcommands(root)
	root.SetFlagErrorFunc(wrongFlag)
}

// explainArguments says what a command takes when it gets another number of
// arguments.
func explainArguments(cmd *cobra.Command) {
	check := cmd.Args
	if check == nil {
		return
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if check(cmd, args) == nil {
			return nil
		}
		got := "got none"
		if len(args) > 0 {
			got = fmt.Sprintf("got %q", strings.Join(args, " "))
		}
		if _, takes, _ := strings.Cut(cmd.Use, " "); takes != "" {
			return usageError(fmt.Errorf("`%s` takes %s, %s; `%s --help` shows examples", cmd.CommandPath(), takes, got, cmd.CommandPath()))
		}
		return usageError(fmt.Errorf("`%s` takes nothing but flags, %s; `%s --help` lists them", cmd.CommandPath(), got, cmd.CommandPath()))
	}
}

// onlySubcommands is for a command that does nothing itself: alone it shows its
// help, and any word that is no subcommand is wrong.
func onlySubcommands(cmd *cobra.Command) {
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return unknownCommand(cmd, args[0])
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	cmd.Run = nil
}

func unknownCommand(cmd *cobra.Command, word string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return usageError(fmt.Errorf("%q is not a command of `%s`%s; `%s --help` lists them", word, cmd.CommandPath(), didYouMean(word, names), cmd.CommandPath()))
}

// findTopic is nil where there is a command to show the help of.
func findTopic(root *cobra.Command, args []string) error {
	cmd := root
	for _, word := range args {
		var next *cobra.Command
		for _, c := range cmd.Commands() {
			if c.Name() == word || c.HasAlias(word) {
				next = c
			}
		}
		if next == nil {
			return unknownCommand(cmd, word)
		}
		cmd = next
	}
	return nil
}

// wrongFlag says what is wrong with a flag.
func wrongFlag(cmd *cobra.Command, err error) error {
	help := fmt.Sprintf("; `%s --help` lists the flags", cmd.CommandPath())
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := strings.TrimLeft(unknown.GetSpecifiedName(), "-")
		if unknown.GetSpecifiedShortnames() != "" || len(name) < 2 {
			return usageError(fmt.Errorf("-%s is not a flag of `%s`%s", name, cmd.CommandPath(), help))
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		return usageError(fmt.Errorf("--%s is not a flag of `%s`%s%s", name, cmd.CommandPath(), didYouMean("--"+name, names), help))
	case errors.As(err, &empty):
		return usageError(fmt.Errorf("--%s needs a value: %s%s", empty.GetFlag().Name, empty.GetFlag().Usage, help))
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		return usageError(fmt.Errorf("--%s %q is not %s: %s%s", f.Name, invalid.GetValue(), kindOf(f), f.Usage, help))
	}
	return usageError(err)
}

// kindOf says what the value of a flag has to be.
func kindOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "a whole number"
	case "bool":
		return "true or false"
	case "duration":
		return "a duration such as 300ms"
	}
	return "a " + f.Value.Type()
}

func didYouMean(word string, candidates []string) string {
	if near := nearest.Of(word, candidates); near != "" {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	return ""
}
