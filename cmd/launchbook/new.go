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
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/names"
	"github.com/launchbook/launchbook/site/relaunch"
)

func typeNames() []string {
	var names []string
	for _, t := range schema.Types() {
		names = append(names, t.Name)
	}
	return names
}

func newCommand() *cobra.Command {
	var dir, like, at string
	cmd := &cobra.Command{
		Use:   "new TYPE NAME",
		Short: "Write a new document from its template",
		Long: `Write a new document from the template of its type, with TODO for what you have to
fill in. NAME becomes the file's name in the content folder, and may have folders:
runbooks/high-cpu.

With --like it begins from a document that is there. A launch gets the plan of that
one, with its comments and its text, and without what that one had come to: status,
ticked items, waivers, the decision, and what reviews found.

Types: ` + strings.Join(typeNames(), ", ") + ".",
		Example: `  launchbook new runbook runbooks/high-cpu
  launchbook new launch search-3
  launchbook new launch search-3 --like checkout-2 --at 2027-06-08T10:00`,
		Args:      cobra.ExactArgs(2),
		ValidArgs: typeNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := knownType(args[0]); err != nil {
				return err
			}
			s, err := siteIn(cmd, dir)
			if err != nil {
				return err
			}
			data, from, err := beginning(s, args[0], like, at)
			if err != nil {
				return err
			}
			inside := strings.TrimPrefix(filepath.ToSlash(args[1]), s.Config.Content+"/") // as it is from the site's folder
			name, err := writeNew(filepath.Join(s.Dir, filepath.FromSlash(s.Config.Content)), inside, data)
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), path.Join(s.Config.Content, name))
			if from != nil {
				fmt.Fprintf(cmd.ErrOrStderr(), "It begins as %s does: look for TODO, and read its text.\n", from.File.Path)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&like, "like", "", "the id of a document of that type to begin from")
	offerNames(cmd, "like", func(s *site.Site, args []string) []names.Name {
		if len(args) == 0 {
			return nil
		}
		return names.Documents(s, args[0])
	})
	cmd.Flags().StringVar(&at, "at", "", "T-0 of a launch that begins from another one, such as 2027-06-08T10:00")
	cmd.Flags().StringVarP(&dir, "site", "C", ".", "the site's folder")
	return cmd
}

func knownType(name string) error {
	if _, ok := schema.Lookup(name); ok {
		return nil
	}
	return usageError(fmt.Errorf("%q is not a document type%s (%s)", name, didYouMean(name, typeNames()), strings.Join(typeNames(), ", ")))
}

// beginning is the text that a new document begins with, and the document that it is of;
// nil for the template of its type.
func beginning(s *site.Site, typeName, like, at string) ([]byte, *site.Document, error) {
	if like == "" {
		if at != "" {
			return nil, nil, usageError(errors.New("--at is for a launch that begins from another one: name that with --like"))
		}
		data, err := schema.Example(typeName)
		return data, nil, err
	}
	if at != "" {
		var t schema.Time
		if typeName != "launch" {
			return nil, nil, usageError(fmt.Errorf("--at is for a launch, and not for documents of type %s", typeName))
		}
		if err := t.UnmarshalText([]byte(at)); err != nil {
			return nil, nil, usageError(fmt.Errorf("--at %q is not a time such as 2027-06-08T10:00", at))
		}
	}
	d, ok := s.Document(typeName, like)
	if !ok {
		ids := s.DocumentIDs(typeName)
		if len(ids) == 0 {
			return nil, nil, usageError(fmt.Errorf("there is no document of type %s to begin from", typeName))
		}
		return nil, nil, usageError(fmt.Errorf("%q is not the id of a document of type %s%s (%s)", like, typeName, didYouMean(like, ids), strings.Join(ids, ", ")))
	}
	data, err := relaunch.Text(d, at)
	if err != nil {
		return nil, nil, usageError(fmt.Errorf("--like %s: %w", like, err))
	}
	return data, d, nil
}

// writeNew writes a text into the content folder, and nowhere else.
func writeNew(content, name string, data []byte) (string, error) {
	name = strings.TrimSuffix(filepath.ToSlash(name), ".md")
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if parts[i] = markdown.Slug(part); parts[i] == "" {
			return "", usageError(fmt.Errorf("%q is not a name for a file: use letters, digits and hyphens", name))
		}
	}
	file := strings.Join(parts, "/") + ".md"
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
