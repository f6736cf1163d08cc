// Package section keeps measured figures in documentation: the text between two
// comments is replaced, everything else stays.
package section

import (
	"fmt"
	"os"
	"strings"
)

// Replace writes text between <!-- name --> and <!-- /name --> of a file.
func Replace(path, name, text string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s has no %sand %s to write between", path, begin, end)
	}
	return os.WriteFile(path, []byte(before+begin+"\n"+strings.TrimSpace(text)+"\n\n"+end+after), 0o644)
}
