package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/replace"
)

// readKnown reads the file of known findings: the one that was asked for, which
// has to be there, or the one in the site's root.
func readKnown(s *site.Site, path string, files map[string][]byte) (*known.File, error) {
	ids := lint.IDs(rules.All())
	if path == "" {
		return known.Read(s, files, ids)
	}
	name, err := inSite(s.Dir, path)
	if err != nil {
		return nil, err
	}
	data, ok := files[name]
	if !ok {
		if data, err = os.ReadFile(path); err != nil {
			return nil, usageError(err)
		}
	}
	return known.Parse(source.NewFile(name, data), ids)
}

// inSite is the path from the site's root of a file that has to lie in the site.
func inSite(dir, path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", usageError(err)
	}
	relative, err := filepath.Rel(dir, abs)
	if err != nil || !filepath.IsLocal(relative) {
		return "", usageError(fmt.Errorf("%s lies outside of the site %s, whose findings it is to list", path, dir))
	}
	return filepath.ToSlash(relative), nil
}

// writeKnown writes what the whole site has of errors and warnings to a file of
// known findings, and keeps what that file says of those that it knows already.
func (j *lintJob) writeKnown(cmd *cobra.Command, path string) error {
	if _, err := inSite(j.dir, path); err != nil {
		return err
	}
	s, err := loadSite(j.dir)
	if err != nil {
		return err
	}
	levels, mistakes := lint.Levels(s, rules.All())
	if len(mistakes) > 0 {
		return &site.ConfigError{Diagnostics: mistakes}
	}
	found := lint.Run(s, rules.All(), lint.Options{Now: j.now, Levels: levels}).Diagnostics
	found = slices.DeleteFunc(found, func(d source.Diagnostic) bool { return d.Level < source.Warning })
	var old *known.File
	if _, err := os.Stat(path); err == nil {
		if old, err = readKnown(s, path, nil); err != nil {
			return err
		}
	}
	owners := map[string]string{}
	for _, d := range s.Documents {
		owners[d.File.Path] = d.Common.Owner
	}
	listed, err := old.List(found, lint.Mandatory(rules.All()), func(path string) string { return owners[path] })
	if err != nil {
		return failureError(err)
	}
	if err := replace.File(path, listed.Data); err != nil {
		return failureError(fmt.Errorf("--write-known: %w", err))
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %s known. Give each a reason, an owner and a last day.\n", path, plural(listed.Entries, "finding"))
	if listed.Refused > 0 {
		fmt.Fprintf(cmd.OutOrStdout(), "%s left, of rules that cannot be known: mend what they find.\n", plural(listed.Refused, "finding"))
	}
	return nil
}
