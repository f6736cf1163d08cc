package tree

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/launchbook/launchbook/source"
)

// The search for the line of a syntax error tries ever shorter beginnings. It
// reads no more lines, and no more bytes, than these.
const (
	maxSearchLines = 400
	maxSearchBytes = 8 << 20
)

// syntaxError reports a YAML mistake where it is, and returns how much of the
// text before it can be read. What the parser says about the line is often the
// line before or the end of the data.
func (r *yamlReader) syntaxError(err error) (good int) {
	line := r.brokenLine()
	start := r.lines[line]
	good = start
	m, at := r.dashWithoutSpace(line)
	if at >= 0 {
		start = r.lines[at]
	} else {
		m = explain(string(r.text[start:r.lineEnd(start)]), err)
	}
	end := r.lineEnd(start)
	from := start + m.from
	to := max(from+1, start+m.to)
	d := r.report(ruleSyntax, r.span(from, min(to, max(end, from+1))), m.message, m.help)
	if m.edit != nil {
		d.Fixes = []source.Fix{{Title: m.title, Edits: []source.Edit{{File: r.file, Span: r.span(start+m.edit.Start, start+m.edit.End), Text: m.text}}}}
	}
	return good
}

// closedDash is an item of a mapping whose dash has no space behind it.
var closedDash = regexp.MustCompile(`^\s*(?:- +)*(-)[A-Za-z_][\w.-]*:(?: |$)`)

// dashWithoutSpace looks for such a dash in the line, and in the one above: it
// reads as a part of the key there, which this line does not fit. The line is -1
// where there is none.
func (r *yamlReader) dashWithoutSpace(line int) (m mistake, at int) {
	for at := line; at >= max(0, line-1); at-- {
		start := r.lines[at]
		if m := closedDash.FindSubmatchIndex(r.text[start:r.lineEnd(start)]); m != nil {
			return mistake{from: m[2], to: m[3], message: "the dash of this list item has no space after it", help: "write `- `",
				edit: &source.Span{Start: m[3], End: m[3]}, title: "add the space", text: " "}, at
		}
	}
	return mistake{}, -1
}

// brokenLine is the index of the first line with which the text cannot be read.
func (r *yamlReader) brokenLine() int {
	var n yaml.Node
	last, read := len(r.lines)-1, 0
	for i := last; i > 0 && last-i < maxSearchLines && read < maxSearchBytes; i-- {
		if len(bytes.TrimSpace(r.text[r.lines[i]:])) == 0 {
			continue
		}
		read += r.lines[i]
		if yaml.Unmarshal(r.text[:r.lines[i]], &n) == nil {
			return i
		}
	}
	return 0
}

// mistake is a syntax error in the words of its line. Offsets are bytes into
// the line.
type mistake struct {
	from, to      int
	message, help string
	edit          *source.Span
	title, text   string
}

var (
	keyPattern = regexp.MustCompile(`^(\s*(?:- +)*)([^\s:#'"\[\]{},&*!|>%@][^:#]*?)\s*:(.*)$`)
	noSpace    = regexp.MustCompile(`^\s*(?:- +)*([A-Za-z_][\w.-]*):(\S.*)$`)
	// bareValue is a value in a flow mapping that starts with what has to be in
	// quotes.
	bareValue     = regexp.MustCompile(`^(?:[^"'#]|"[^"]*"|'[^']*')*?([\w-]+): +([@%][^\s,{}\[\]"']*)`)
	noBreakSpace  = regexp.MustCompile(`^\s*(?:- +)*([A-Za-z_][\w.-]*):(\x{A0})`)
	unknownAnchor = regexp.MustCompile(`unknown anchor '([^']*)'`)
)

// explain finds what is wrong with a line that the YAML parser stumbled over.
func explain(line string, err error) mistake {
	indent := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	whole := mistake{from: indent, to: len(line)}
	if tab := strings.IndexByte(line[:indent], '\t'); tab >= 0 {
		return mistake{from: tab, to: tab + 1, message: "a tab indents this line", help: "indent with spaces: YAML allows no tabs"}
	}
	if m := unknownAnchor.FindStringSubmatch(err.Error()); m != nil {
		if i := strings.Index(line, "*"+m[1]); i >= 0 {
			return mistake{from: i, to: i + 1 + len(m[1]), message: fmt.Sprintf("`*%s` names no anchor", m[1]), help: "put a value that starts with * in quotes"}
		}
	}
	if m := noBreakSpace.FindStringSubmatchIndex(line); m != nil {
		return mistake{from: m[4], to: m[5], message: fmt.Sprintf("the space after the colon of %s is a no-break space", quoted(line[m[2]:m[3]])), help: "write a plain space: YAML takes no other",
			edit: &source.Span{Start: m[4], End: m[5]}, title: "write a plain space", text: " "}
	}
	if m := noSpace.FindStringSubmatchIndex(line); m != nil && !strings.Contains(line[m[2]:], ": ") {
		at := m[3]
		return mistake{from: m[2], to: len(line), message: fmt.Sprintf("%s has no space after its colon", quoted(line[m[2]:])), help: "write `" + line[m[2]:m[3]] + ": …`",
			edit: &source.Span{Start: at + 1, End: at + 1}, title: "add the space", text: " "}
	}
	if m := keyPattern.FindStringSubmatchIndex(line); m != nil {
		value := strings.TrimLeft(line[m[6]:], " ")
		at := len(line) - len(value)
		name := quoted(line[m[4]:m[5]])
		if found, ok := explainValue(strings.TrimRight(value, " "), at, name, "the value of "+name); ok {
			return found
		}
		whole.message = name + " does not fit the lines above"
		whole.to, whole.help = m[5], "check the indentation: the keys of one mapping start in the same column"
		return whole
	}
	trimmed := strings.TrimSpace(line)
	if rest, item := strings.CutPrefix(trimmed, "- "); item {
		at := indent + strings.Index(line[indent:], rest)
		if found, ok := explainValue(rest, at, "the item", "the item"); ok {
			return found
		}
		whole.message, whole.help = "this list item does not fit the lines above", "check the indentation: the items of one list start in the same column"
		return whole
	}
	if strings.HasPrefix(trimmed, ":") {
		whole.to = indent + 1
		whole.message, whole.help = "there is no key before this colon", "write `key: value`"
		return whole
	}
	if found, ok := explainValue(trimmed, indent, "this line", "this line"); ok {
		if found.edit != nil && *found.edit == (source.Span{Start: indent, End: indent + len(trimmed)}) { // which would take in its key
			found.edit, found.help = nil, "write `key: value`, with what has such a character in quotes"
		}
		return found
	}
	whole.message = fmt.Sprintf("%s is neither `key: value` nor a list item", quoted(trimmed))
	whole.help = "write a colon and a space after the key"
	if trimmed == "" {
		whole.message, whole.help = "the YAML before this line is not complete", strings.TrimPrefix(err.Error(), "yaml: ")
	}
	return whole
}

// explainValue looks for what makes a value unreadable: an open quote or
// bracket, a colon, or a character that cannot start a value. The value is of what
// has the name, and the subject is what a sentence calls the value.
func explainValue(value string, at int, name, subject string) (mistake, bool) {
	if value == "" {
		return mistake{}, false
	}
	m := mistake{from: at, to: at + len(value)}
	inQuotes := func() {
		m.edit = &source.Span{Start: m.from, End: m.to}
		m.title, m.text = "put it in quotes", `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value)+`"`
		m.help = "put the value in quotes"
	}
	switch c := value[0]; {
	case c == '"' || c == '\'':
		end := strings.IndexByte(value[1:], c)
		if end < 0 {
			m.message, m.help = subject+" opens a quote that is never closed", fmt.Sprintf("add %c at its end", c)
			return m, true
		}
		if rest := strings.TrimSpace(value[end+2:]); rest != "" && rest[0] != '#' && rest[0] != ',' {
			m.from = at + end + 2
			m.message, m.help = subject+" goes on after its closing quote", "put the whole value in quotes"
			return m, true
		}
	case strings.HasPrefix(value, "“"):
		m.message, m.help = subject+" starts with `“`, which is no quote in YAML", "use straight quotes"
		if end := strings.LastIndex(value, "”"); end > 0 && !strings.ContainsAny(value, `"\`) {
			m.edit = &source.Span{Start: m.from, End: at + end + len("”")}
			m.title, m.text = "use straight quotes", `"`+value[len("“"):end]+`"`
		}
		return m, true
	case c == '[' || c == '{':
		if bare := bareValue.FindStringSubmatchIndex(value); bare != nil {
			key := quoted(value[bare[2]:bare[3]])
			value = value[bare[4]:bare[5]]
			m.from, m.to = at+bare[4], at+bare[5]
			m.message = fmt.Sprintf("the value of %s cannot start with `%c`", key, value[0])
			inQuotes()
			return m, true
		}
		m.message, m.help = fmt.Sprintf("the `%c` of %s is never closed, or what stands in it is not separated by commas", c, name), "write lists as `[a, b]` and mappings as `{key: value, key: value}`"
		return m, true
	case strings.IndexByte("@`%", c) >= 0:
		m.message = fmt.Sprintf("%s cannot start with `%c`", subject, c)
		if c == '`' {
			m.message = subject + " cannot start with a backquote"
		}
		inQuotes()
		return m, true
	case strings.Contains(value, ": ") || strings.HasSuffix(value, ":"):
		m.message = subject + " has a colon in it"
		inQuotes()
		return m, true
	}
	return m, false
}
