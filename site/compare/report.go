package compare

import (
	"fmt"
	"strings"
)

// Summary counts the changes by their effect, such as "2 worse, 1 better".
func Summary(list []Change) string {
	if len(list) == 0 {
		return "Nothing changes for anybody."
	}
	var parts []string
	for _, effect := range effects {
		n := 0
		for _, c := range list {
			if c.Effect == effect {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, effect))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// effects are the effects in the order of reports.
var effects = []Effect{Worse, Better, Neutral}

// Text is the changes in lines for a terminal. They hold what the site's
// writers wrote, so that whoever prints them has to make control characters
// visible.
func Text(list []Change) []string {
	var lines []string
	var area string
	var effect Effect
	for i, c := range list {
		if i == 0 || c.Effect != effect {
			if i > 0 {
				lines = append(lines, "")
			}
			effect, area = c.Effect, ""
			lines = append(lines, strings.ToUpper(effect.String()))
		}
		if c.Area != area {
			area = c.Area
			lines = append(lines, "  "+area)
		}
		lines = append(lines, fmt.Sprintf("    %s: %s  [%s]", c.Subject, c.Text, c.place()))
	}
	if len(list) > 0 {
		lines = append(lines, "")
	}
	return append(lines, Summary(list))
}

func (c Change) place() string {
	if c.Line == 0 {
		return c.Path
	}
	return fmt.Sprintf("%s:%d", c.Path, c.Line)
}

// Markdown is the changes for a pull request. What is neutral is folded.
func Markdown(list []Change) []string {
	lines := []string{"### What this change means", "", "**" + Summary(list) + "**"}
	for _, effect := range effects {
		rows := table(list, effect)
		if len(rows) == 0 {
			continue
		}
		lines = append(lines, "")
		if effect != Neutral {
			lines = append(append(lines, "#### "+strings.ToUpper(effect.String()[:1])+effect.String()[1:], ""), rows...)
			continue
		}
		lines = append(lines, fmt.Sprintf("<details><summary>%d neutral</summary>", len(rows)-2), "")
		lines = append(append(lines, rows...), "", "</details>")
	}
	return lines
}

func table(list []Change, effect Effect) []string {
	rows := []string{"| about | what changes | where |", "|---|---|---|"}
	for _, c := range list {
		if c.Effect == effect {
			rows = append(rows, fmt.Sprintf("| %s: %s | %s | %s |", c.Area, escape(c.Subject), escape(c.Text), escape(c.place())))
		}
	}
	if len(rows) == 2 {
		return nil
	}
	return rows
}

// escape keeps Markdown, HTML and mentions in a text from becoming more than text.
var escape = strings.NewReplacer(
	"<", "&lt;", "&", "&amp;", "@", "&#64;", "->", "→", ">", "&gt;",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "#", `\#`, "~", `\~`, "!", `\!`,
).Replace
