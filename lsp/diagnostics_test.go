package lsp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lsp"
)

const escalation = "content/escalation.md"

func none(list []lsp.Diagnostic) bool { return len(list) == 0 }

func some(list []lsp.Diagnostic) bool { return len(list) > 0 }

// A finding appears where the mistake is while nothing is saved, in a text with
// characters of two units and CRLF, and goes when it is mended.
func TestFindingsFollowTheText(t *testing.T) {
	c := start(t)
	text := strings.ReplaceAll(c.text(escalation), "\n", "\r\n")
	text = strings.Replace(text, "issue: Payments failing", "issue: Zahlung \U0001F4B3 schlägt fehl", 1)
	c.open(escalation, text)
	c.await(escalation, none)

	broken := c.replace(escalation, text, "{notify: senior-engineer, escalate_if", "{notify: sénior\U0001F4B3, escalate_if")
	found := c.await(escalation, some)
	if len(found) != 1 || found[0].Code != "unresolved-reference" || found[0].Severity != 1 {
		t.Fatalf("%+v", found)
	}
	if want := find(t, broken, "sénior\U0001F4B3"); found[0].Range != want {
		t.Errorf("range %+v, want %+v", found[0].Range, want)
	}

	c.replace(escalation, broken, "sénior\U0001F4B3", "senior-engineer")
	c.await(escalation, none)
}

// An editor that is told of a hundred thousand findings stands still.
func TestOnlySoManyFindingsAreShown(t *testing.T) {
	c := start(t)
	c.open(escalation, c.text(escalation)+"\n"+strings.Repeat("a\u202e", 1_500)+"\n")
	found := c.await(escalation, some)
	if len(found) != 1_001 || found[999].Code != "hidden-unicode" {
		t.Fatalf("%d findings are shown", len(found))
	}
	if last := found[1_000]; last.Range.Start != found[999].Range.End || last.Code != "" || !strings.HasPrefix(last.Message, "500 more findings are not shown here\n") {
		t.Errorf("%+v", last)
	}
}

func TestPositionsInBytesWhereAgreed(t *testing.T) {
	c := start(t, "utf-8", "utf-16")
	text := strings.Replace(c.text(escalation), "{notify: cto}", "{note: \"\U0001F4B3é\", notify: nobody}", 1)
	c.open(escalation, text)
	found := c.await(escalation, some)
	line := text[:strings.Index(text, "nobody")]
	if want := len(line) - strings.LastIndexByte(line, '\n') - 1; found[0].Range.Start.Character != want {
		t.Errorf("%q starts at byte %d, want %d", found[0].Message, found[0].Range.Start.Character, want)
	}
}

// A change in one open file is found out in another one that is not open.
func TestFindingsInOtherFiles(t *testing.T) {
	c := start(t)
	const contacts = "content/contacts.md"
	text := c.text(contacts)
	c.open(contacts, text)
	c.await(contacts, none)
	changed := c.replace(contacts, text, "id: senior-engineer", "id: staff-engineer")
	found := c.await(escalation, some)
	if !strings.Contains(found[0].Message, "senior-engineer") {
		t.Errorf("%+v", found[0])
	}
	c.replace(contacts, changed, "id: staff-engineer", "id: senior-engineer")
	c.await(escalation, none)
}

func TestClosingGoesBackToTheDisk(t *testing.T) {
	c := start(t)
	c.open(escalation, strings.Replace(c.text(escalation), "notify: cto", "notify: nobody", 1))
	c.await(escalation, some)
	c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": c.uri(escalation)}})
	c.await(escalation, none)
}

// A file that another program changes is looked at again, though it is not open.
func TestFilesChangedByOthers(t *testing.T) {
	c := start(t)
	text := c.text(escalation)
	write(t, c.dir, escalation, strings.Replace(text, "notify: cto", "notify: nobody", 1))
	changed := map[string]any{"changes": []any{map[string]any{"uri": c.uri(escalation), "type": 2}}}
	c.notify("workspace/didChangeWatchedFiles", changed)
	c.await(escalation, some)
	write(t, c.dir, escalation, text)
	c.notify("workspace/didChangeWatchedFiles", changed)
	c.await(escalation, none)
}

func TestBrokenConfiguration(t *testing.T) {
	c := start(t)
	const config = "launchbook.yaml"
	text := c.text(config)
	c.open(config, text)
	c.await(config, none)
	broken := c.replace(config, text, "time_zone:", "time_zoen:")
	if found := c.await(config, some); !strings.Contains(found[0].Message, "did you mean `time_zone`") {
		t.Errorf("%+v", found)
	}
	c.replace(config, broken, "time_zoen:", "time_zone:")
	c.await(config, none)
}

// An editor is told what changed, and nothing again.
func TestFindingsAreSentOnce(t *testing.T) {
	c := startWith(t, hoverable)
	text := c.text("content/paths.md")
	c.open("content/paths.md", text)
	c.await("content/paths.md", some)
	for len(c.findings) > 0 {
		<-c.findings
	}
	text = c.replace("content/paths.md", text, "Text.", "More text.")
	text = c.replace("content/paths.md", text, "More text.", "[a](#nowhere)")
	c.await("content/paths.md", func(list []lsp.Diagnostic) bool {
		return slices.ContainsFunc(list, func(d lsp.Diagnostic) bool { return d.Code == "broken-anchor" })
	})
	if n := len(c.findings); n > 0 {
		t.Errorf("%d more were sent: %+v", n, <-c.findings)
	}
	c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": c.uri("content/paths.md")}})
	c.await("content/paths.md", some)
	c.open("content/paths.md", text)
	c.await("content/paths.md", some)
}
