package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// maxAnnotations is how many annotations of each level GitHub shows for a step;
// it drops the others without a word.
const maxAnnotations = 10

// writeGitHub writes workflow commands, the gravest findings first. What is
// beyond GitHub's limits is a plain line of the log. All findings are in the
// step's summary.
func writeGitHub(w io.Writer, r *Run) error {
	sorted := slices.Clone(r.Diagnostics)
	slices.SortStableFunc(sorted, func(a, b source.Diagnostic) int { return int(b.Level) - int(a.Level) })
	shown := map[source.Level]int{}
	var b strings.Builder
	for _, d := range sorted {
		if shown[d.Level]++; shown[d.Level] <= maxAnnotations {
			b.WriteString(r.annotation(d) + "\n")
		} else {
			b.WriteString(r.plainLine(d) + "\n")
		}
	}
	b.WriteString(r.Line() + "\n")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	if r.Summary == nil || len(sorted) == 0 {
		return nil
	}
	return writeStepSummary(r.Summary, r, sorted)
}

func (r *Run) annotation(d source.Diagnostic) string {
	command := map[source.Level]string{source.Error: "error", source.Warning: "warning"}[d.Level]
	if command == "" {
		command = "notice"
	}
	path, start, end := placed(r.Repository, d)
	properties := fmt.Sprintf("file=%s,line=%d,endLine=%d", property(inLine(path)), start.Line, end.Line)
	// GitHub refuses columns of an annotation over several lines.
	if start.Line == end.Line {
		properties += fmt.Sprintf(",col=%d,endColumn=%d", start.Column, max(start.Column, end.Column-1))
	}
	return fmt.Sprintf("::%s %s,title=%s::%s", command, properties, property(d.Rule), data(inLine(withHelp(d))))
}

func (r *Run) plainLine(d source.Diagnostic) string {
	path, start, _ := placed(r.Repository, d)
	return atStart(fmt.Sprintf("%s:%d:%d: %s: %s [%s]", path, start.Line, start.Column, d.Level, d.Message, d.Rule))
}

// data escapes the text of a workflow command, and property the value of one of
// its properties.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(strings.ToValidUTF8(s, "\uFFFD"))
}

func property(s string) string { return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s)) }
