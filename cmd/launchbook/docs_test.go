package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

var (
	codeBlock  = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```")
	quotedWord = regexp.MustCompile(`"[^"]*"|\S+`)
	documented = regexp.MustCompile("launchbook (?:lint|diff|build|publish)\\b[^\n`|<>]*")
)

// What the pages about the linter show can be run, and can be read as YAML.
func TestDocumentedCommands(t *testing.T) {
	for _, name := range []string{"docs/reports.md", "docs/adopting-the-linter.md", "docs/ci.md"} {
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

// The pieces of a launch that its page shows are a launch in which nothing is found, beside
// the starter site's, and what is recorded of its day gives what the page says.
func TestDocumentedLaunch(t *testing.T) {
	launch, day := "---\ntype: launch\nid: checkout-3\ntitle: Checkout 3.0\n", ""
	for _, block := range codeBlock.FindAllStringSubmatch(readText(t, "../../docs/launches.md"), -1) {
		if block[1] == "console" {
			day += block[2]
		} else {
			launch += block[2]
		}
	}
	dir := starter(t)
	writeFile(t, filepath.Join(dir, "content", "checkout-3.md"), launch+"---\n")
	linted, err := lintSite([]string{dir}, lintedAt)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range linted.result.Diagnostics {
		t.Error(finding(d))
	}
	if linted.result.Documents < 17 {
		t.Errorf("%d documents", linted.result.Documents)
	}
	said := ""
	for line := range strings.Lines(day) {
		if command, ok := strings.CutPrefix(strings.TrimSpace(line), "$ launchbook "); ok {
			var args []string
			for _, word := range quotedWord.FindAllString(command, -1) {
				args = append(args, strings.Trim(word, `"`))
			}
			out, _ := execute(t, append(args, "-C", dir, "--launch", "checkout-3", "--now", "2027-06-08T12:00:00Z")...)
			said += line + out
		}
	}
	if diff := cmp.Diff(day, said); diff != "" {
		t.Errorf("(-documented +said)\n%s", diff)
	}
}

// namedBlock is a block of code that is a file, named behind its language.
var namedBlock = regexp.MustCompile("(?ms)^```\\w+ (\\S+)\n(.*?)^```")

// The files that the page about alerts shows give what it shows beside them.
func TestDocumentedAlerts(t *testing.T) {
	text := readText(t, "../../docs/prometheus.md")
	dir := t.TempDir()
	for _, file := range namedBlock.FindAllStringSubmatch(text, -1) {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(file[1])), file[2])
	}
	t.Chdir(dir)
	out, _ := execute(t, "lint", "--now", "2027-02-01T00:00:00Z", "--color", "never")
	var got []string
	for line := range strings.Lines(out) {
		if strings.Contains(line, " [alert-") || strings.Contains(line, " [runbook-without-alert]") {
			got = append(got, line)
		}
	}
	_, shown, _ := strings.Cut(text, "$ launchbook lint\n")
	want, _, _ := strings.Cut(shown, "```")
	if diff := cmp.Diff(want, strings.Join(got, "")); diff != "" {
		t.Errorf("docs/prometheus.md shows something else (-want +got)\n%s", diff)
	}
}
