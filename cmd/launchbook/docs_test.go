package main

import (
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var (
	codeBlock  = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```")
	documented = regexp.MustCompile("launchbook lint[^\n`|<>]*")
)

// What the pages about the linter show can be run, and can be read as YAML.
func TestDocumentedCommands(t *testing.T) {
	for _, name := range []string{"docs/reports.md", "docs/adopting-the-linter.md"} {
		text := readText(t, "../../"+name)
		commands := 0
		for _, block := range codeBlock.FindAllStringSubmatch(text, -1) {
			if block[1] == "yaml" {
				var value any
				if err := yaml.Unmarshal([]byte(block[2]), &value); err != nil {
					t.Errorf("%s: %v in\n%s", name, err, block[2])
				}
			}
			for _, line := range documented.FindAllString(block[2], -1) {
				commands++
				line, _, _ = strings.Cut(line, " #")
				checkCommand(t, line)
			}
		}
		if commands == 0 {
			t.Errorf("%s shows no command", name)
		}
	}
}
