package known

import (
	"bytes"
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/launchbook/launchbook/source"
)

// NotLookedAt is the reason of entries that nobody has given one.
const NotLookedAt = "found when the list was written; nobody has looked at it yet"

// header tells whoever opens the file what it is.
const header = `# Findings of launchbook lint that are known and do not fail it. An entry holds
# wherever in its file the finding moves; one whose finding is gone is reported,
# and so is a finding whose entry is past its last day:
#
#   until: 2027-01-31
#
# Give every entry a reason and an owner, and shorten the list.
`

// Listed is a file of known findings as it is to be written.
type Listed struct {
	Data []byte
	// Entries is the number of entries, each for one finding or for several
	// that agree in rule, path and key; Refused the number of findings
	// that have none: those of mandatory rules, and those without a place.
	Entries, Refused int
}

// List makes a file that knows the given findings. What the old file says of
// one of them is kept; entries whose finding is gone are left out. The owner of
// a new entry is that of its document.
func (f *File) List(list []source.Diagnostic, mandatory map[string]bool, ownerOf func(path string) string) (Listed, error) {
	var out Listed
	old := map[id]Finding{}
	if f != nil {
		for _, entry := range f.Findings {
			old[id{entry.Rule, entry.Path, entry.Key}] = entry
		}
	}
	var entries []written
	seen := map[id]bool{}
	for _, d := range list {
		at := idOf(d)
		switch {
		case mandatory[d.Rule] || d.File == nil:
			out.Refused++
			continue
		case seen[at]:
			continue
		}
		seen[at] = true
		entry := written{Rule: at.rule, Path: at.path, Key: at.key, Reason: NotLookedAt, Owner: ownerOf(at.path)}
		if before, ok := old[at]; ok {
			entry.Reason, entry.Owner = before.Reason, before.Owner
			if !before.Until.IsZero() {
				entry.Until = &yaml.Node{Kind: yaml.ScalarNode, Value: fmt.Sprint(before.Until)}
			}
		}
		entries = append(entries, entry)
	}
	var b bytes.Buffer
	b.WriteString(header)
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := errors.Join(e.Encode(map[string][]written{"findings": entries}), e.Close()); err != nil {
		return Listed{}, err
	}
	out.Data, out.Entries = b.Bytes(), len(entries)
	return out, nil
}

// written is an entry as it is written.
type written struct {
	Rule   string     `yaml:"rule"`
	Path   string     `yaml:"path"`
	Key    string     `yaml:"key,omitempty"`
	Reason string     `yaml:"reason"`
	Owner  string     `yaml:"owner,omitempty"`
	Until  *yaml.Node `yaml:"until,omitempty"`
}
