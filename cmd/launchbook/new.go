package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
)

func typeNames() []string {
	var names []string
	for _, t := range schema.Types() {
		names = append(names, t.Name)
	}
	return names
}

func newCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "new TYPE NAME",
		Short: "Write a new document from its template",
		Long: `Write a new document from the template of its type, with TODO for what you have to
fill in. NAME becomes the file's name in the content folder, and may have folders:
runbooks/high-cpu.

Types: ` + strings.Join(typeNames(), ", ") + ".",
		Example: `  launchbook new runbook runbooks/high-cpu
  launchbook new launch search-3`,
		Args:      cobra.ExactArgs(2),
		ValidArgs: typeNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := knownType(args[0]); err != nil {
				return err
			}
			root, err := siteRoot(dir)
			if err != nil {
				return err
			}
			s, err := loadSite(root)
			if err != nil {
				return reportConfig(cmd, err)
			}
			inside := strings.TrimPrefix(filepath.ToSlash(args[1]), s.Config.Content+"/") // as it is from the site's folder
			name, err := writeNew(filepath.Join(root, filepath.FromSlash(s.Config.Content)), args[0], inside)
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), path.Join(s.Config.Content, name))
			return nil
		},
	}
	cmd.Flags().StringVarP(&dir, "site", "C", ".", "the site's folder")
	return cmd
}

func knownType(name string) error {
	if _, ok := schema.Lookup(name); ok {
		return nil
	}
	return usageError(fmt.Errorf("%q is not a document type%s (%s)", name, didYouMean(name, typeNames()), strings.Join(typeNames(), ", ")))
}

// writeNew writes a template into the content folder, and nowhere else.
func writeNew(content, typeName, name string) (string, error) {
	name = strings.TrimSuffix(filepath.ToSlash(name), ".md")
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if parts[i] = markdown.Slug(part); parts[i] == "" {
			return "", usageError(fmt.Errorf("%q is not a name for a file: use letters, digits and hyphens", name))
		}
	}
	file := strings.Join(parts, "/") + ".md"
	data, err := schema.Example(typeName)
	if err != nil {
		return "", usageError(err)
	}
	root, err := os.OpenRoot(content)
	if err != nil {
		return "", usageError(err)
	}
	defer root.Close()
	if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return "", failureError(err)
	}
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return "", usageError(fmt.Errorf("%s is there already", file))
	}
	if err != nil {
		return "", failureError(err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", failureError(err)
	}
	return file, nil
}
