package rules

import (
	"fmt"
	"strings"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

func orList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

func duration(d schema.Duration) string {
	if d.IsZero() {
		return "0m"
	}
	return d.String()
}

// quoteList writes `a`, `b` and `c`.
func quoteList(names []string) string {
	quoted := quote(names)
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " and " + quoted[len(quoted)-1]
}

// are is the verb for a number of things.
func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// listed is how many things a message names of many.
const listed = 3

// quoteFirst writes the first of many names, and how many more there are.
func quoteFirst(names []string) string {
	if len(names) <= listed {
		return quoteList(names)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(quote(names[:listed]), ", "), len(names)-listed)
}

func quote(names []string) []string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "`" + n + "`"
	}
	return quoted
}

// instant writes an instant for a message, with its zone.
func instant(t time.Time) string { return t.Format("Mon 2006-01-02 15:04 MST") }

const correctOne = "correct one of the two"

// reportText reports what is written in a text, with a change of it to other words,
// if there are any, where it stands in the file as it reads.
func reportText(p *lint.Pass, at tree.Place, span source.Span, written, message, instead string, related ...source.Related) {
	if instead != "" && instead != written && at.File.Text(span) == written {
		p.Suggest(at, span, message, correctOne, instead, related...)
	} else {
		p.Report(at, span, message, correctOne, related...)
	}
}

// checkWhen reports a day or a time that a sentence says instead of an instant, and
// counts 1 where the two can be compared.
func checkWhen(p *lint.Pass, at tree.Place, s prose.Sentence, when prose.When, is time.Time, says func(written string) string, here source.Related) int {
	agrees, known := when.Agrees(is)
	if !known {
		return 0
	}
	if !agrees {
		written := s.Text[when.Start:when.End]
		reportText(p, at, s.Span(when.Start, when.End), written, says(written), when.Rewritten(s, is), here)
	}
	return 1
}

// reportUnknown reports a name that is not what it has to be, such as "the id of a step".
// With a name that may have been meant it is a likely change, and help otherwise.
func reportUnknown(p *lint.Pass, at tree.Place, span source.Span, name, what string, candidates func() []string, help string) {
	near, suggestion := didYouMean(p, at.File, name, candidates)
	message := fmt.Sprintf("`%s` is not %s%s", name, what, suggestion)
	if near != "" {
		p.Suggest(at, span, message, "", near)
	} else {
		p.Report(at, span, message, help)
	}
}

// didYouMean is the end of a message about an unknown name of a file.
func didYouMean(p *lint.Pass, file *source.File, name string, candidates func() []string) (near, text string) {
	if near = p.Guess(file, name, candidates); near != "" {
		return near, fmt.Sprintf(", did you mean `%s`?", near)
	}
	return "", ""
}
