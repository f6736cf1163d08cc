package rules

import (
	"fmt"
	"strings"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
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
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "`" + n + "`"
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " and " + quoted[len(quoted)-1]
}

// instant writes an instant for a message, with its zone.
func instant(t time.Time) string { return t.Format("Mon 2006-01-02 15:04 MST") }

// didYouMean is the end of a message about an unknown name of a file.
func didYouMean(p *lint.Pass, file *source.File, name string, candidates func() []string) (near, text string) {
	if near = p.Guess(file, name, candidates); near != "" {
		return near, fmt.Sprintf(", did you mean `%s`?", near)
	}
	return "", ""
}
