package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// writeText is Text with a last line on what was checked.
func writeText(w io.Writer, r *Run) error {
	o := r.Text
	o.Folder = r.Folder
	if err := Text(w, r.Diagnostics, o); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, r.Line())
	return err
}

// Line sums the run up, such as "2 errors, 1 note in 16 documents. Checked …".
func (r *Run) Line() string {
	where := plural(len(r.Documents), "document")
	if len(r.Documents) == 0 {
		where = plural(len(r.Files), "file")
	}
	line := Counts(r.Diagnostics) + " in " + where + "."
	if proof := r.Proof.String(); proof != "" {
		line += " Checked " + proof + "."
	}
	return line
}

// Counts says how many findings there are of each level.
func Counts(list []source.Diagnostic) string {
	by := map[source.Level]int{}
	for _, d := range list {
		by[d.Level]++
	}
	var parts []string
	for _, level := range []struct {
		level source.Level
		name  string
	}{{source.Error, "error"}, {source.Warning, "warning"}, {source.Info, "note"}} {
		if n := by[level.level]; n > 0 {
			parts = append(parts, plural(n, level.name))
		}
	}
	if len(parts) == 0 {
		return "No findings"
	}
	return strings.Join(parts, ", ")
}

// Errors is how many of the findings are errors.
func Errors(list []source.Diagnostic) int {
	n := 0
	for _, d := range list {
		if d.Level == source.Error {
			n++
		}
	}
	return n
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
