// Package page writes the page of a rule, as Markdown that reads well in a
// terminal too: `launchbook explain` prints it, and docs/rules/ keeps it.
package page

import (
	"fmt"
	"path"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lint/rules/examples"
)

// Of is the page of a rule; an error means that its example cannot be read.
func Of(rule lint.Rule) (string, error) {
	e, err := examples.Of(rule.ID)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", rule.ID, rule.Summary)
	fmt.Fprintf(&b, "- **Level**: %s\n- **Why**: %s\n- **Fix**: %s\n", rule.Level, rule.Why, rule.Fix)
	if rule.Mandatory {
		b.WriteString("- A finding of this rule cannot be suppressed beside it.\n")
	}
	b.WriteString("\n## What it finds\n\n")
	files(&b, e.Bad)
	b.WriteString("## What it accepts\n\n")
	files(&b, e.Good)
	return strings.TrimRight(b.String(), "\n") + "\n", nil
}

// files writes the files of an example. The fence is longer than any in them.
func files(b *strings.Builder, list []examples.File) {
	for _, f := range list {
		language := strings.TrimPrefix(path.Ext(f.Name), ".")
		fmt.Fprintf(b, "`%s`\n\n````%s\n%s\n````\n\n", f.Name, language, strings.TrimRight(f.Shown, "\n"))
	}
}

// Index is the page that lists every rule.
func Index() string {
	var b strings.Builder
	b.WriteString("# Rules\n\nWhat `launchbook lint` proves. `launchbook explain RULE` prints a rule's page; levels are set under\n`lint.rules` in launchbook.yaml.\n")
	for _, group := range rules.Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| rule | level | what holds |\n|---|---|---|\n", group.Title)
		for _, r := range group.Rules {
			fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s |\n", r.ID, r.ID, r.Level, strings.ReplaceAll(r.Summary, "|", `\|`))
		}
	}
	return b.String()
}
