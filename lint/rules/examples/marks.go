package examples

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	mark     = regexp.MustCompile(`[ \t]*(?:# want|<!-- want)((?: "(?:[^"\\]|\\.)*")+)(?: -->)?[ \t]*(\r?)$`)
	text     = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	position = regexp.MustCompile(`^(\S+):(\d+) (".*")$`)
)

// marked takes the marks of what is found out of a file.
func marked(name, content string) (File, error) {
	f := File{Name: name}
	var data, shown strings.Builder
	number := 0
	for line := range strings.Lines(content) {
		number++
		body := strings.TrimSuffix(line, "\n")
		m := mark.FindStringSubmatchIndex(body)
		if m == nil {
			data.WriteString(line)
			shown.WriteString(line)
			continue
		}
		end := body[m[4]:m[5]] + line[len(body):]
		data.WriteString(body[:m[0]] + end)
		messages, err := unquoteAll(body[m[2]:m[3]])
		if err != nil {
			return f, err
		}
		for _, message := range messages {
			f.Wants = append(f.Wants, Want{number, message})
		}
		shown.WriteString(body[:m[0]] + "   <-- " + strings.Join(messages, "; ") + end)
	}
	f.Data, f.Shown = []byte(data.String()), shown.String()
	return f, nil
}

// addWant reads `content/a.md:1 "message"`.
func addWant(wants map[string][]Want, value string) error {
	m := position.FindStringSubmatch(value)
	if m == nil {
		return fmt.Errorf("%q is not a place and a quoted message", value)
	}
	line, err := strconv.Atoi(m[2])
	if err != nil {
		return err
	}
	messages, err := unquoteAll(m[3])
	for _, message := range messages {
		wants[m[1]] = append(wants[m[1]], Want{line, message})
	}
	return err
}

func unquoteAll(list string) ([]string, error) {
	var messages []string
	for _, quoted := range text.FindAllString(list, -1) {
		message, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", quoted, err)
		}
		messages = append(messages, message)
	}
	return messages, nil
}

var escape = regexp.MustCompile(`\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\r|\\\n|\\\{(\d+)\|([^}]*)\}`)

// unescape writes what cannot be seen, or is too long to be shown.
func unescape(content string) string {
	return escape.ReplaceAllStringFunc(content, func(s string) string {
		m := escape.FindStringSubmatch(s)
		switch {
		case m[1] != "":
			b, _ := strconv.ParseUint(m[1], 16, 8)
			return string([]byte{byte(b)})
		case m[2] != "":
			r, _ := strconv.ParseUint(m[2], 16, 16)
			return string(rune(r))
		case m[3] != "":
			n, _ := strconv.Atoi(m[3])
			return strings.Repeat(strings.ReplaceAll(m[4], `\n`, "\n"), n)
		case s == `\r`:
			return "\r"
		}
		return ""
	})
}
