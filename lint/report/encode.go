package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
)

// JSON writes a value over several lines, as every command does that writes
// JSON for tools: with < and & as they are, and safe on a terminal and in the log
// of a CI system, which loses nothing.
func JSON(w io.Writer, value any) error { return encode(w, value, "  ") }

func encode(w io.Writer, value any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", indent)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	_, err := io.WriteString(w, harmless(b.String()))
	return err
}

// harmless escapes in JSON what drives a reader that shows it as it is: control
// and formatting characters, and `##[`, which runners take for a command. All of
// it can only stand in strings.
func harmless(text string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(text, "##[", `##\u005b`) {
		if r == '\n' || !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) {
			b.WriteRune(r)
			continue
		}
		if r < 0x10000 {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		high, low := utf16.EncodeRune(r)
		fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
	}
	return b.String()
}
