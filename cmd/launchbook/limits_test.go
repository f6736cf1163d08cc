package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// No single file may cost more than this, whoever wrote it.
const (
	mostTime   = 10 * time.Second // of all cores together
	mostMemory = 512 << 20        // bytes
)

// bombs are files that are small and take a naive program for ever, as large as
// a document may be.
var bombs = map[string]struct{ name, text string }{
	"emphasis":          {"x.md", fill("*a_ ", 4_900, "\n\n")},
	"brackets":          {"x.md", fill("[", 2_400, strings.Repeat("]", 2_400)+"\n\n")},
	"links in links":    {"x.md", fill("[a](", 1_600, "\n\n")},
	"wide tables":       {"x.md", fill("|a", 400, "\n"+strings.Repeat("|-", 400)+"\n"+strings.Repeat("|\n", 480)+"\n")},
	"rows without cell": {"x.md", strings.Repeat("|a", 2_000) + "\n" + strings.Repeat("|-", 2_000) + "\n" + fill("x\n", 1, "")},
	"quotes":            {"x.md", fill(">", 99, "a\n")},
	"numbered lists":    {"x.md", fill("1. ", 1, "")},
	"definitions":       {"x.md", "[a]: " + strings.Repeat("b", 500_000) + "\n\n" + strings.Repeat("[a]\n\n", 100_000)},
	"footnotes":         {"x.md", numbered("[^%d]: a\n\n", 40_000) + numbered("[^%d]\n\n", 40_000)},
	"equal headings":    {"x.md", fill("# a\n", 1, "")},
	"broken links":      {"x.md", strings.Repeat(strings.Repeat("[a](b.md) ", 600)+"\n\n", 33)},
	"broken anchors":    {"x.md", numbered("## a%d\n", 9_000) + numbered("\n[a](#b%d)\n", 19_000)},
	"contents":          {"x.md", strings.Repeat("[TOC]\n\n", 60_000) + numbered("## a%d\n", 9_000)},
	"code":              {"x.md", fill("```bash\n"+strings.Repeat("a(b[{\"'$`<!-- ", 4_000), 1, "\n```\n\n")},
	"tags":              {"x.md", fill("<a><b><p>\n", 1, "")},
	"comments":          {"x.md", fill("<!-- launchbook-disable-next-line broken-link -- why -->\n\n", 1, "")},
	"aliases":           {"x.md", front("a: &a [x, x, x, x, x, x, x, x, x]\n" + numbered("b%d: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n", 9_000))},
	"long aliases":      {"x.md", front("a: &a " + strings.Repeat("x", 400_000) + "\nb:\n" + strings.Repeat(" - *a\n", 80_000))},
	"deep YAML":         {"x.md", front("a: " + strings.Repeat("[", 900_000) + "\n")},
	"broken YAML":       {"x.md", front(numbered("k%d: a\n", 70_000) + "x: [\n" + numbered("l%d: a\n", 390))},
	"dotted TOML":       {"x.md", "+++\n" + strings.Repeat("a.", 500_000) + "b = 1\n+++\n"},
	"tables of TOML":    {"x.md", "+++\n" + numbered("[a%d]\n", 100_000) + "+++\n"},
	"deep JSON":         {"x.md", `{"a":` + strings.Repeat("[", 1_000_000)},
	"a rotation":        {"x.md", front("type: on-call\ntitle: r\nowner: a\nstart: 1990-01-01\nperiod: 1m\nhandover: '09:00'\nprimary: [a, b]\nsecondary: [b, a]\n")},
	"a timeline": {"x.md", front("type: launch\ntitle: l\nowner: a\nlaunch_at: 2027-03-09T10:00\ntime_zone: Europe/Stockholm\nstatus: planned\ntimeline:\n" +
		numbered(" - {at: T-%dm, title: x, owner: a, duration: 30m}\n", 12_000))},
	"a configuration": {"../launchbook.yaml", "policy: {horizon: 9999w}\n"},
	"rules":           {"../rules.yml", fill("---\na: [\n", 1, "")},
}

// fill repeats n times a part with an end, up to the size of a document.
func fill(part string, n int, end string) string {
	all := strings.Repeat(part, n) + end
	return strings.Repeat(all, 1_040_000/len(all)+1)[:1_040_000]
}

func numbered(form string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

func front(text string) string { return "---\n" + text + "---\n\n# X\n" }

// Every bomb is linted and built, in a process of its own, within the limits.
func TestNoFileCostsMoreThanTheLimits(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("takes minutes, and counts as Linux does")
	}
	program := compiled(t)
	for name, bomb := range bombs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for file, text := range map[string]string{"index.md": "# Home\n", "../launchbook.yaml": "rules_files: [rules.yml]\n", bomb.name: bomb.text} {
				writeFile(t, filepath.Join(dir, "content", file), text)
			}
			cmd := exec.Command(program, "build", "--allow-findings", dir)
			cmd.Env = append(os.Environ(), "LAUNCHBOOK_NO_CACHE=1")
			out, _ := cmd.CombinedOutput()
			used, peak := cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), peakMemory(cmd.ProcessState)
			if code := cmd.ProcessState.ExitCode(); code < 0 || code > exitUsage {
				t.Errorf("exit code %d: %.300s", code, out)
			}
			if used > mostTime || peak > mostMemory {
				t.Errorf("took %s of the processors and %d MiB", used, peak>>20)
			}
			t.Logf("%s, %d MiB", used.Round(10*time.Millisecond), peak>>20)
		})
	}
}

// compiled is the program as users have it: the race detector would multiply what it
// costs.
func compiled(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "launchbook")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}
