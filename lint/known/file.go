// Package known keeps findings that are known: a file of the site lists them
// by rule, path and key, so that an entry holds wherever its finding moves.
// Each has a reason, and may have an owner and a last day.
package known

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// Name is the name of the file in the site's root.
const Name = "launchbook-known.yaml"

// RuleFixed is the rule about entries whose finding is gone.
const RuleFixed = "known-fixed"

// File is a file of known findings. The zero File knows nothing.
type File struct {
	Findings []Finding `json:"findings"`

	source *source.File
}

// Finding is one entry.
type Finding struct {
	Rule   string      `json:"rule"`
	Path   string      `json:"path"`
	Key    string      `json:"key"`
	Reason string      `json:"reason"`
	Owner  string      `json:"owner"`
	Until  schema.Date `json:"until"`

	Place tree.Place `json:"-"`
}

// Read reads the file in a site's root, or that in memory; nil when there is none.
func Read(s *site.Site, files map[string][]byte, rules []string) (*File, error) {
	data, ok := files[Name]
	if !ok {
		var err error
		data, err = os.ReadFile(filepath.Join(s.Dir, Name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return Parse(source.NewFile(Name, data), rules)
}

// Parse reads the bytes of a file. Mistakes are a *site.ConfigError: a misspelt
// entry would know nothing without a word.
func Parse(file *source.File, rules []string) (*File, error) {
	node, found := tree.ParseYAML(file, source.Span{End: len(file.Data())})
	place := tree.Place{File: file, Node: node}
	if len(found) == 0 {
		place, found = schema.ValidateKnown(place)
	}
	f := &File{source: file}
	if len(found) == 0 {
		tree.Decode(place, f)
		found = f.unknownRules(rules)
	}
	if len(found) > 0 {
		return nil, &site.ConfigError{Diagnostics: found}
	}
	return f, nil
}
