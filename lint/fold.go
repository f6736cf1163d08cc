package lint

import (
	"fmt"
	"slices"

	"github.com/launchbook/launchbook/source"
)

// Fold is the findings for a report, with one for each foreign field, at the
// first document that has it. A field that many documents have belongs to another tool, and
// what there is to do about it is one line in the configuration; none of them
// is a slip that renaming would mend.
func Fold(list []source.Diagnostic) []source.Diagnostic {
	count := map[string]int{}
	left := slices.DeleteFunc(slices.Clone(list), func(d source.Diagnostic) bool {
		if !foreign(d) {
			return false
		}
		count[field(d)]++
		return count[field(d)] > 1
	})
	for i, d := range left {
		if !foreign(d) {
			continue
		}
		if n := count[field(d)] - 1; n > 0 {
			left[i].Fixes = nil
			left[i].Help = fmt.Sprintf("%s it too; map it to one of launchbook's under `defaults` in launchbook.yaml, if it means the same", others(n))
		}
	}
	return left
}

func foreign(d source.Diagnostic) bool { return d.Rule == "foreign-field" && d.File != nil }

// field is a foreign field's name with its level, which may differ by folder.
func field(d source.Diagnostic) string { return d.Level.String() + " " + d.File.Text(d.Span) }

func others(n int) string {
	if n == 1 {
		return "another document has"
	}
	return fmt.Sprintf("%d other documents have", n)
}
