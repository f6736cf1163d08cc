package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

// attack is text that drives one reader or another when it is not escaped.
const attack = "x\n::error file=a::owned\r\n##[error]owned\x1b]0;t\x07\x1b[31m]]><b a=\"1\">&amp;%0A::set-output|`[l](javascript:1)`\u202e\u2028\u200b\U000e0041\u0085\u009b1m\x7f\ufffe\xff\xfe\x00 @all"

// hostile is a run whose every text is the attack.
func hostile() *Run {
	file := source.NewFile("::error::"+attack+".md", []byte(attack+"\n##"+attack))
	run := &Run{
		Rules:       []lint.Rule{{ID: "r", Summary: "s", Level: source.Error, Why: "w", Fix: "f"}},
		Documents:   []string{file.Path},
		FailOn:      source.Error,
		Diagnostics: nil,
	}
	for i := range 3 * maxAnnotations {
		start := i % len(file.Data())
		run.Diagnostics = append(run.Diagnostics, source.Diagnostic{
			Rule: "r", Level: source.Level(1 + i%3), File: file, Span: source.Span{Start: start, End: min(start+9, len(file.Data()))},
			Message: attack, Help: attack, Address: "/" + attack, Key: "/" + attack,
			Related: []source.Related{{File: file, Message: attack}},
			Fixes:   []source.Fix{{Title: attack, Edits: []source.Edit{{File: file, Span: source.At(0), Text: attack}}}},
		})
	}
	return run
}

var (
	commandAtStart = regexp.MustCompile(`(?m)^\s*::`)
	ourCommand     = regexp.MustCompile(`^::(error|warning|notice) file=[^:,]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=r::[^\r\n]*$`)
)

func TestHostileContentBreaksNoFormat(t *testing.T) {
	run := hostile()
	for _, format := range Formats() {
		t.Run(format.Name, func(t *testing.T) {
			out := write(t, format.Name, run)
			if !utf8.Valid(out) {
				t.Error("the report is not UTF-8")
			}
			for _, r := range string(out) {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
					t.Fatalf("the report has the character %U", r)
				}
			}
			if bytes.Contains(out, []byte("##[")) {
				t.Error("the report has a command of GitHub's runner: ##[")
			}
			if format.Name != "github" && commandAtStart.Match(out) {
				t.Errorf("a line of the report is a workflow command: %s", commandAtStart.Find(out))
			}
			if again := write(t, format.Name, run); !bytes.Equal(out, again) {
				t.Error("the same findings give another report the second time")
			}
			parse(t, format.Name, out, run)
		})
	}
}

// parse reads a report back with the parser of its format.
func parse(t *testing.T, format string, out []byte, run *Run) {
	switch format {
	case "json", "gitlab":
		if list, ok := parseJSON(t, out).([]any); !ok || len(list) != len(run.Diagnostics) {
			t.Errorf("%d findings came back as %d", len(run.Diagnostics), len(list))
		}
	case "sarif", "rdjson":
		parseJSON(t, out)
	case "jsonl":
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		if len(lines) != len(run.Diagnostics) {
			t.Errorf("%d findings came back as %d lines", len(run.Diagnostics), len(lines))
		}
		for _, line := range lines {
			parseJSON(t, []byte(line))
		}
	case "checkstyle", "junit":
		if n := countElements(t, out, map[string]string{"checkstyle": "error", "junit": "testcase"}[format]); n != len(run.Diagnostics) {
			t.Errorf("%d findings came back as %d elements", len(run.Diagnostics), n)
		}
	case "github":
		checkCommands(t, string(out))
	}
}

func parseJSON(t *testing.T, data []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return value
}

func countElements(t *testing.T, data []byte, name string) int {
	t.Helper()
	n := 0
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return n
		}
		if err != nil {
			t.Fatal(err)
		}
		if element, ok := token.(xml.StartElement); ok && element.Name.Local == name {
			n++
		}
	}
}

// checkCommands makes sure that all commands are ours and within the limits.
func checkCommands(t *testing.T, out string) {
	t.Helper()
	count := map[string]int{}
	for line := range strings.SplitSeq(out, "\n") {
		if !commandAtStart.MatchString(line) {
			continue
		}
		match := ourCommand.FindStringSubmatch(line)
		if match == nil {
			t.Fatalf("this command is not ours: %q", line)
		}
		count[match[1]]++
	}
	for _, level := range []string{"error", "warning", "notice"} {
		if count[level] != maxAnnotations {
			t.Errorf("there are %d annotations of level %s, want %d", count[level], level, maxAnnotations)
		}
	}
}

// What GitHub shows first, and what it has room for, are the gravest findings.
func TestGitHubAnnotatesErrorsFirst(t *testing.T) {
	run := hostile()
	file := run.Diagnostics[0].File
	run.Diagnostics = nil
	for i := range 2 * maxAnnotations {
		run.Diagnostics = append(run.Diagnostics, source.Diagnostic{Rule: "r", Level: source.Level(1 + i%2), File: file, Message: "milder"})
	}
	for range 2 * maxAnnotations {
		run.Diagnostics = append(run.Diagnostics, source.Diagnostic{Rule: "r", Level: source.Error, File: file, Message: "grave"})
	}
	lines := strings.Split(string(write(t, "github", run)), "\n")
	for i, line := range lines[:2*maxAnnotations] {
		if annotated := strings.HasPrefix(line, "::error "); !strings.Contains(line, "grave") || annotated != (i < maxAnnotations) {
			t.Errorf("line %d is %q", i+1, line)
		}
	}
	if n := strings.Count(strings.Join(lines, "\n"), "\n::") + 1; n > 50 {
		t.Errorf("%d annotations are more than GitHub keeps of a run", n)
	}
}

// Escapes in JSON lose nothing.
func TestJSONComesBack(t *testing.T) {
	const text = "##[error] \u202e\u009b\U000e0041<&>\u2028\x1b 日本 🚀"
	var b bytes.Buffer
	if err := JSON(&b, text); err != nil {
		t.Fatal(err)
	}
	if got := parseJSON(t, b.Bytes()); got != text {
		t.Errorf("%q came back as %q", text, got)
	}
	if !strings.Contains(b.String(), "<&>") {
		t.Errorf("%s is escaped for HTML", b.String())
	}
}

func TestStepSummaryIsOneTable(t *testing.T) {
	run := hostile()
	var summary bytes.Buffer
	run.Summary = &summary
	write(t, "github", run)
	lines := strings.Split(strings.TrimSpace(summary.String()), "\n")
	if want := len(run.Diagnostics) + 4; len(lines) != want {
		t.Fatalf("the summary has %d lines, want %d", len(lines), want)
	}
	for _, line := range lines[2:] {
		if strings.Count(line, "|") != 5 || strings.ContainsAny(line, "<>[]`@") {
			t.Errorf("this row is not one of four plain cells: %s", line)
		}
	}
}

func TestStepSummaryStaysBelowTheLimit(t *testing.T) {
	run := hostile()
	for len(run.Diagnostics) < 10_000 {
		run.Diagnostics = append(run.Diagnostics, run.Diagnostics...)
	}
	var summary bytes.Buffer
	run.Summary = &summary
	write(t, "github", run)
	if summary.Len() > 1<<20 || !strings.Contains(summary.String(), " more are in the log.") {
		t.Errorf("the summary has %d bytes and ends with %q", summary.Len(), summary.String()[summary.Len()-60:])
	}
}
