package known

import (
	"bytes"
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

// Write makes the bytes of a file that knows the given findings. What the old
// file says of one of them is kept; entries whose finding is gone are left out.
// Findings of mandatory rules are left out too. The owner of a new entry is
// that of its document.
func (f *File) Write(list []source.Diagnostic, mandatory map[string]bool, ownerOf func(path string) string) ([]byte, int, error) {
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
		if d.File == nil || mandatory[d.Rule] || d.Rule == RuleFixed || seen[at] {
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
	if err := e.Encode(map[string][]written{"findings": entries}); err != nil {
		return nil, 0, err
	}
	return b.Bytes(), len(entries), e.Close()
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
