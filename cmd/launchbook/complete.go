package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/names"
)

// What shells offer behind a flag. It is asked for at each press of a key: what cannot be
// read is no reason to say anything.

// offer makes shells offer words behind a flag.
func offer(cmd *cobra.Command, flag string, words ...string) {
	offerFrom(cmd, flag, func([]string) []string { return words })
}

// offerSite makes shells offer what the site has behind a flag. Each is a word, or a word,
// a tab and what it means.
func offerSite(cmd *cobra.Command, flag string, words func(s *site.Site, args []string) []string) {
	offerFrom(cmd, flag, func(args []string) []string { return siteWords(cmd, words, args) })
}

// offerArgs makes shells offer what the site has for the arguments themselves.
func offerArgs(cmd *cobra.Command, words func(s *site.Site, args []string) []string) {
	cmd.ValidArgsFunction = begunWords(func(args []string) []string { return siteWords(cmd, words, args) })
}

// siteWords are words of the site in the folder that the command line names.
func siteWords(cmd *cobra.Command, words func(s *site.Site, args []string) []string, args []string) []string {
	dir := "."
	if f := cmd.Flags().Lookup("site"); f != nil {
		dir = f.Value.String()
	} else if len(args) > 0 {
		dir = args[0]
	}
	root, err := siteRoot(dir)
	if err != nil {
		return nil
	}
	s, err := loadSite(root)
	if err != nil {
		return nil
	}
	return words(s, args)
}

func offerFrom(cmd *cobra.Command, flag string, words func(args []string) []string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, begunWords(words)); err != nil {
		panic(err) // there is no such flag, or it has words already
	}
}

// begunWords are those that begin as what was typed.
func begunWords(words func(args []string) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		var list []string
		for _, word := range words(args) {
			if strings.HasPrefix(word, begun) {
				list = append(list, word)
			}
		}
		return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// pathWords are the ids of escalation paths, or their issues where they have none.
func pathWords(s *site.Site, _ []string) []string {
	var list []string
	for _, e := range site.All[*schema.Escalation](s) {
		for _, path := range e.Data.Paths {
			severities := make([]string, len(path.Severities))
			for i, severity := range path.Severities {
				severities[i] = string(severity)
			}
			word := path.ID
			if word == "" {
				word = path.Issue
			}
			list = append(list, word+"\t"+strings.TrimSpace(path.Issue+" "+strings.Join(severities, ", ")))
		}
	}
	return list
}

// offerNames makes shells offer what may be named in the site behind a flag.
func offerNames(cmd *cobra.Command, flag string, named func(s *site.Site, args []string) []names.Name) {
	offerSite(cmd, flag, func(s *site.Site, args []string) []string {
		var list []string
		for _, n := range named(s, args) {
			list = append(list, n.ID+"\t"+n.About)
		}
		return list
	})
}

func audienceNames(s *site.Site, _ []string) []names.Name { return names.Audiences(s) }

func reportWords() []string {
	var list []string
	for _, f := range report.Formats() {
		list = append(list, f.Name+"\t"+f.Summary)
	}
	return list
}
