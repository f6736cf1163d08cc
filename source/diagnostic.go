package source

import (
	"cmp"
	"slices"
)

// Level says how much a diagnostic matters. The zero Level is Off.
type Level int

// The levels, mildest first.
const (
	Off Level = iota
	Info
	Warning
	Error
)

var levelNames = [...]string{"off", "info", "warning", "error"}

func (l Level) String() string { return levelNames[l] }

// ParseLevel reads a level's name; ok is false for any other word.
func ParseLevel(name string) (level Level, ok bool) {
	i := slices.Index(levelNames[:], name)
	return Level(max(i, 0)), i >= 0
}

// Diagnostic is one finding: what is wrong, where, and what would be right.
type Diagnostic struct {
	// Rule is the id of the rule that found it, such as "unresolved-reference".
	Rule  string
	Level Level
	// File is the file that Span lies in; nil where a finding has no place,
	// such as a missing folder.
	File *File
	Span Span
	// Message starts with the thing in backquotes and says what is wrong.
	Message string
	// Help says what to write instead; it may be empty.
	Help string
	// Address names the thing independent of its line, a JSON pointer such as
	// "/paths/0/steps/1/notify"; it is empty for text.
	Address string
	// Key names the thing independent of its place in a list too, such as
	// "/contacts/[cto]/channels" or "#mitigation: TODO". Package lint sets it;
	// known findings, comparisons and fingerprints go by it.
	Key     string
	Related []Related
	Fixes   []Fix
}

// Related is another place that a diagnostic is about.
type Related struct {
	File    *File
	Span    Span
	Message string
}

// Fix is a change that removes a diagnostic.
type Fix struct {
	// Title is what the change does, such as "rename to `contact`".
	Title string
	// Safe is set where the change cannot alter what the writer meant.
	Safe  bool
	Edits []Edit
}

// Path is the file's path, or "" without a file.
func (d Diagnostic) Path() string {
	if d.File == nil {
		return ""
	}
	return d.File.Path
}

// Range is the first and the last place of the diagnostic.
func (d Diagnostic) Range() (start, end Position) {
	if d.File == nil {
		return Position{}, Position{}
	}
	return d.File.Position(d.Span.Start), d.File.Position(max(d.Span.Start, d.Span.End))
}

// Sort puts diagnostics in their one order: by file, place, rule and message.
func Sort(list []Diagnostic) {
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Path(), b.Path()),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
