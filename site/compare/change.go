package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source/tree"
)

// Effect says whether a change makes things worse or better for whoever has an
// issue on launch night. The zero Effect is Neutral.
type Effect int

// The effects.
const (
	Neutral Effect = iota
	Better
	Worse
)

func (e Effect) String() string { return [...]string{"neutral", "better", "worse"}[e] }

// MarshalText writes the effect's name.
func (e Effect) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// Change is one thing that means something else than before. Its JSON fields
// are only ever added.
type Change struct {
	Effect Effect `json:"effect"`
	// Area is what it is about, such as "Escalation".
	Area string `json:"area"`
	// Subject is the thing that changed, such as "Payments failing at SEV1".
	Subject string `json:"subject"`
	// Text says what changed, such as "Hanna Ivarsson (cto) is reached after 1h -> 1h30m".
	Text string `json:"text"`
	// Path and Line are where the thing stands: in the new site or, where it is
	// gone, in the old one. Line counts from 1; 0 means the whole file.
	Path string `json:"path,omitempty"`
	Line int    `json:"line,omitempty"`

	// severity is the level that the change is at, where it is one's; merge
	// makes it part of Subject.
	severity string
}

// areas are the areas in the order of reports.
var areas = []string{"Launches", "Escalation", "On-call", "Contacts", "Decisions", "Monitoring", "Policy", "Documents"}

// order puts changes into their one order: worse, better, neutral; then by
// area, subject and text.
func order(list []Change) {
	slices.SortStableFunc(list, func(a, b Change) int {
		return cmp.Or(
			cmp.Compare(b.Effect, a.Effect),
			cmp.Compare(slices.Index(areas, a.Area), slices.Index(areas, b.Area)),
			cmp.Compare(a.Subject, b.Subject),
			cmp.Compare(a.Text, b.Text),
		)
	})
}

// merge makes one change of those that say the same of several severities of
// one thing, and writes the severities behind its name.
func merge(list []Change) []Change {
	var merged []Change
	for _, change := range list {
		i := slices.IndexFunc(merged, func(m Change) bool {
			m.severity = change.severity
			return m == change
		})
		switch {
		case i < 0:
			merged = append(merged, change)
		case change.severity != "" && !slices.Contains(strings.Split(merged[i].severity, ", "), change.severity):
			merged[i].severity += ", " + change.severity
		}
	}
	for i := range merged {
		if merged[i].severity != "" {
			merged[i].Subject += " at " + merged[i].severity
		}
	}
	return merged
}

// at sets where a change stands, by the first of the keys that is there.
func (c Change) at(place tree.Place, keys ...string) Change {
	if place.File == nil {
		return c
	}
	span := place.Span()
	for _, key := range keys {
		if place.Has(key) {
			span = place.Key(key)
			break
		}
	}
	c.Path, c.Line = place.File.Path, place.File.Position(span.Start).Line
	return c
}
