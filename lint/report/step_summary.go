package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// maxSummary bounds a step's summary, in bytes. GitHub refuses the whole of one
// of more than 1 MiB; the rest of it is left to what other commands write.
const maxSummary = 900 << 10

// writeStepSummary writes a Markdown table of all findings.
func writeStepSummary(w io.Writer, r *Run, list []source.Diagnostic) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### launchbook: %s\n\n| Level | Place | Finding | Rule |\n|---|---|---|---|\n", escapeMarkdown(r.Line()))
	for i, d := range list {
		path, start, _ := placed(r.Repository, d)
		row := fmt.Sprintf("| %s | %s:%d | %s | %s |\n", d.Level, escapeMarkdown(path), start.Line, escapeMarkdown(withHelp(d)), escapeMarkdown(d.Rule))
		if b.Len()+len(row) > maxSummary {
			fmt.Fprintf(&b, "\n%d more are in the log.\n", len(list)-i)
			break
		}
		b.WriteString(row)
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// escapeMarkdown makes a text stand for itself in a cell of a table: no markup,
// no HTML, no link and no mention comes of it.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range Clean(s) {
		if strings.ContainsRune("\\`*_{}[]<>()#+-!|~&@:$", r) {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
