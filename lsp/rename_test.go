package lsp_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lsp"
	"github.com/launchbook/launchbook/site"
)

const (
	config   = "launchbook.yaml"
	contacts = "content/contacts.md"
)

// rename asks for a new name for what stands at the bar.
func (c *client) rename(name, text, piece, to string) (lsp.WorkspaceEdit, error) {
	c.t.Helper()
	params := c.at(name, text, piece)
	params["newName"] = to
	var edit lsp.WorkspaceEdit
	err := c.try("textDocument/rename", params, &edit)
	return edit, err
}

// applied are the files of the site after an edit, by name, those that differ.
func (c *client) applied(edit lsp.WorkspaceEdit, open map[string]string) map[string]string {
	c.t.Helper()
	files := map[string]string{}
	for uri := range edit.Changes {
		name := strings.TrimPrefix(uri, c.uri("")+"/")
		text, ok := open[name]
		if !ok {
			text = c.text(name)
		}
		slices.SortFunc(edit.Changes[uri], func(a, b lsp.TextEdit) int {
			return offset(text, a.Range.Start) - offset(text, b.Range.Start)
		})
		files[name] = c.apply(name, text, &edit)
	}
	return files
}

// changedLines are the lines that an edit changes, as they are afterwards.
func (c *client) changedLines(edit lsp.WorkspaceEdit, open map[string]string) []string {
	c.t.Helper()
	var changed []string
	for name, after := range c.applied(edit, open) {
		before, ok := open[name]
		if !ok {
			before = c.text(name)
		}
		old := strings.Split(before, "\n")
		for i, line := range strings.Split(after, "\n") {
			if line != old[i] {
				changed = append(changed, name+": "+strings.TrimSpace(line))
			}
		}
	}
	slices.Sort(changed)
	return changed
}

// renamable is a small site with every way to write an id.
var renamable = map[string]string{
	config: `time_zone: UTC
policy:
  unresolved: {within: 1h, to: "lead"}
  severities: [{id: SEV1, ends_at: lead}]
audiences: [{id: partners}]
menu: [{title: Metrics, link: shop}]
defaults: [{path: "old/**", owner: lead, audiences: [partners]}]
drills: [{issue: pay, severity: sev-1, at: 2027-03-09T10:00, expect: [{who: lead}]}]
`,
	"content/people.md":  "---\r\ntype: contacts\r\ncontacts:\r\n  # 💥 lead\r\n  - {name: \"Ünï 💥\", id: 'lead', channels: {phone: \"+1-555-0101\"}}\r\n  - id: second\r\n    name: Lead lead\r\n    substitute: \"lead\" # 💥\r\n---\r\nlead [card](#lead)\r\n",
	"content/rota.md":    "+++\ntype = \"on-call\"\nid = 'web'\ntitle = \"web\"\nstart = 2027-01-04\nperiod = \"1w\"\nprimary = [\"lead\", 'second']\nsecondary = [\"second\", \"lead\"]\n+++\n",
	"content/paths.md":   "{\"type\": \"escalation\", \"title\": \"lead\", \"paths\": [{\"id\": \"pay\", \"issue\": \"Paying\", \"steps\": [\n{\"notify\": [\"on-call/web.primary\", \"lead\"], \"after\": \"5m\"}]}]}\n\nlead\n",
	"content/metrics.md": "---\ntype: monitoring\nid: shop\ntitle: Metrics\nowner: &boss lead\ngroups:\n  - title: All\n    metrics:\n      - {id: errors, name: Errors, owner: *boss, severity: Sev1}\n---\n\n[errors](#errors), [level](scale.md#sev1), [path](paths.md#pay)\n",
	"content/scale.md":   "---\ntype: incident\ntitle: Scale\nseverities:\n  - {id: SEV1, aliases: [critical], meaning: Bad}\naudiences: [partners]\n---\n\n<!-- audience: board, partners -->\nFor partners.\n<!-- /audience -->\n\n<!--\n<!-- audience: partners -->\n",
	"content/safety.md":  "---\ntype: checklist\ntitle: Safety\nitems:\n  - {id: keys, title: Rotate the keys, owner: second}\n---\n",
	"content/launch.md":  "---\ntype: launch\ntitle: Launch\nowner: lead\nlaunch_at: 2027-03-09T10:00\nuses: {on_call: [web], monitoring: shop, incident: [scale]}\nchecklist: [{at: T-7d, include: safety, states: [{item: keys, status: done}]}]\ntimeline:\n  - {id: go, at: T-0, title: Go, launch: true, owner: on-call/web.secondary}\n  - {id: look, at: T+1h, title: Look, needs: [go]}\n---\n",
}

func TestRename(t *testing.T) {
	for _, test := range []struct {
		title, file, piece, to string
		want                   []string
	}{
		{"a contact", "content/people.md", "id: 'le|ad'", "boss", []string{
			`content/launch.md: owner: boss`,
			`content/metrics.md: owner: &boss boss`,
			`content/paths.md: {"notify": ["on-call/web.primary", "boss"], "after": "5m"}]}]}`,
			`content/people.md: - {name: "Ünï 💥", id: 'boss', channels: {phone: "+1-555-0101"}}`,
			`content/people.md: lead [card](#boss)`,
			`content/people.md: substitute: "boss" # 💥`,
			`content/rota.md: primary = ["boss", 'second']`,
			`content/rota.md: secondary = ["second", "boss"]`,
			`launchbook.yaml: defaults: [{path: "old/**", owner: boss, audiences: [partners]}]`,
			`launchbook.yaml: drills: [{issue: pay, severity: sev-1, at: 2027-03-09T10:00, expect: [{who: boss}]}]`,
			`launchbook.yaml: severities: [{id: SEV1, ends_at: boss}]`,
			`launchbook.yaml: unresolved: {within: 1h, to: "boss"}`,
		}},
		{"a rotation by one of its roles", "content/launch.md", "on-call/we|b.secondary", "shop-web", []string{
			`content/launch.md: - {id: go, at: T-0, title: Go, launch: true, owner: on-call/shop-web.secondary}`,
			`content/launch.md: uses: {on_call: [shop-web], monitoring: shop, incident: [scale]}`,
			`content/paths.md: {"notify": ["on-call/shop-web.primary", "lead"], "after": "5m"}]}]}`,
			`content/rota.md: id = 'shop-web'`,
		}},
		{"a document", "content/metrics.md", "id: shop|", "store", []string{
			`content/launch.md: uses: {on_call: [web], monitoring: store, incident: [scale]}`,
			`content/metrics.md: id: store`,
			`launchbook.yaml: menu: [{title: Metrics, link: store}]`,
		}},
		{"a metric by its link", "content/metrics.md", "[errors](#err|ors)", "failures", []string{
			`content/metrics.md: - {id: failures, name: Errors, owner: *boss, severity: Sev1}`,
			`content/metrics.md: [errors](#failures), [level](scale.md#sev1), [path](paths.md#pay)`,
		}},
		{"a path", "content/paths.md", `"id": "p|ay"`, "card", []string{
			`content/metrics.md: [errors](#errors), [level](scale.md#sev1), [path](paths.md#card)`,
			`content/paths.md: {"type": "escalation", "title": "lead", "paths": [{"id": "card", "issue": "Paying", "steps": [`,
			`launchbook.yaml: drills: [{issue: card, severity: sev-1, at: 2027-03-09T10:00, expect: [{who: lead}]}]`,
		}},
		{"a step", "content/launch.md", "needs: [|go]", "launch-it", []string{
			`content/launch.md: - {id: launch-it, at: T-0, title: Go, launch: true, owner: on-call/web.secondary}`,
			`content/launch.md: - {id: look, at: T+1h, title: Look, needs: [launch-it]}`,
		}},
		{"an item of an included checklist", "content/launch.md", "item: key|s", "secrets", []string{
			`content/launch.md: checklist: [{at: T-7d, include: safety, states: [{item: secrets, status: done}]}]`,
			`content/safety.md: - {id: secrets, title: Rotate the keys, owner: second}`,
		}},
		{"a severity, not its aliases", "content/scale.md", "{id: SE|V1", "Major", []string{
			`content/metrics.md: - {id: errors, name: Errors, owner: *boss, severity: Major}`,
			`content/metrics.md: [errors](#errors), [level](scale.md#major), [path](paths.md#pay)`,
			`content/scale.md: - {id: Major, aliases: [critical], meaning: Bad}`,
			`launchbook.yaml: drills: [{issue: pay, severity: Major, at: 2027-03-09T10:00, expect: [{who: lead}]}]`,
			`launchbook.yaml: severities: [{id: Major, ends_at: lead}]`,
		}},
		{"an audience", config, "{id: part|ners}", "friends", []string{
			`content/scale.md: <!-- audience: board, friends -->`,
			`content/scale.md: audiences: [friends]`,
			`launchbook.yaml: audiences: [{id: friends}]`,
			`launchbook.yaml: defaults: [{path: "old/**", owner: lead, audiences: [friends]}]`,
		}},
	} {
		t.Run(test.title, func(t *testing.T) {
			c := startWith(t, renamable)
			text := c.text(test.file)
			c.open(test.file, text)
			edit, err := c.rename(test.file, text, test.piece, test.to)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.changedLines(edit, nil); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			for name, after := range c.applied(edit, nil) {
				if strings.Count(after, "\r") != strings.Count(c.text(name), "\r") {
					t.Errorf("%s has other line ends", name)
				}
			}
		})
	}
}

// The link of an alert goes along with the id that it leads to, and a file of
// rules that cannot be read may have one.
func TestRenameChangesRunbookURLs(t *testing.T) {
	const rulesFile = "alerts/shop.yaml"
	files := maps.Clone(renamable)
	files[config] += "base_url: https://books.example.com/\nrules_files: [\"alerts/*.yaml\"]\n"
	files[rulesFile] = `groups:
  - name: errors
    rules:
      - alert: ShopErrors
        expr: errors > 1
        annotations: {runbook_url: "https://books.example.com/metrics/#errors"}
      - alert: Elsewhere
        expr: up == 0
        annotations: {runbook_url: "https://wiki.example.com/metrics/#errors"}
`
	c := startWith(t, files)
	text := c.text("content/metrics.md")
	c.open("content/metrics.md", text)
	edit, err := c.rename("content/metrics.md", text, "id: err|ors", "failures")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(files[rulesFile], "books.example.com/metrics/#errors", "books.example.com/metrics/#failures", 1)
	if got := c.applied(edit, nil)[rulesFile]; got != want {
		t.Errorf("got\n%s", got)
	}

	files[rulesFile] = strings.Replace(files[rulesFile], "groups:", "groups: [", 1)
	c = startWith(t, files)
	c.open("content/metrics.md", text)
	_, err = c.rename("content/metrics.md", text, "id: err|ors", "failures")
	if err == nil || !strings.Contains(err.Error(), "alerts/shop.yaml line 2 may name `errors` too, and is not read") {
		t.Errorf("got %v", err)
	}
}

// The list of known findings goes by ids, and stays true.
func TestRenameKeepsKnownFindings(t *testing.T) {
	files := map[string]string{"launchbook-known.yaml": `findings:
  - rule: contact-verified
    path: content/people.md
    key: /contacts/[lead]/verified_at
    reason: new
  - {rule: contact-channel, path: content/rota.md, key: "/primary/[lead]", reason: lead}
  - {rule: contact-channel, path: content/other.md, key: "/primary/[lead]", reason: another file}
`}
	for name, text := range renamable {
		files[name] = text
	}
	c := startWith(t, files)
	text := c.text("content/people.md")
	c.open("content/people.md", text)
	edit, err := c.rename("content/people.md", text, "id: 'le|ad'", "boss")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("/contacts/[lead]/", "/contacts/[boss]/", `rota.md, key: "/primary/[lead]"`, `rota.md, key: "/primary/[boss]"`).Replace(files["launchbook-known.yaml"])
	if got := c.applied(edit, nil)["launchbook-known.yaml"]; got != want {
		t.Errorf("%s", got)
	}
}

func TestPrepareRename(t *testing.T) {
	c := startWith(t, renamable)
	text := c.text("content/paths.md")
	c.open("content/paths.md", text)
	var got lsp.Renamable
	c.call("textDocument/prepareRename", c.at("content/paths.md", text, "on-call/w|eb.primary"), &got)
	want := find(t, text, "web.primary")
	want.End.Character -= len(".primary")
	if got.Placeholder != "web" || got.Range != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if err := c.try("textDocument/prepareRename", c.at("content/paths.md", text, "on-call/web.prim|ary"), nil); err == nil || !strings.Contains(err.Error(), "put the cursor on `web`") {
		t.Errorf("%v", err)
	}
}

// What cannot be renamed as a whole is not renamed at all, and why is said.
func TestRenameRefuses(t *testing.T) {
	for _, test := range []struct {
		title string
		files map[string]string
		file  string
		piece string
		to    string
		want  string
	}{
		{"a taken id", nil, "content/people.md", "id: 'le|ad'", "second", "`second` is the id of another contact already, content/people.md line 6"},
		{"no id", nil, "content/people.md", "id: 'le|ad'", "the lead", "`the lead` is not an id: write letters"},
		{"what would be taken for another thing", nil, "content/paths.md", `"id": "p|ay"`, "paying", "with `paying` instead of `pay`, launchbook.yaml line 8 would mean something else"},
		{"what would take another's place", nil, "content/rota.md", "id = 'we|b'", "shop", "with `shop` instead of `web`, launchbook.yaml line 6 would mean something else"},
		{"an empty id", nil, "content/people.md", "id: 'le|ad'", "", "is not an id"},
		{"a number", nil, "content/people.md", "id: 'le|ad'", "007", "`007` would be read as a value that is no text"},
		{"a word that YAML takes", nil, "content/people.md", "id: 'le|ad'", "true", "no text"},
		{"a taken severity", nil, "content/scale.md", "{id: SE|V1", "critical", "`critical` is an alias of SEV1"},
		{"prose", nil, "content/people.md", "name: Lead le|ad", "boss", "there is no id here"},
		{"a document without an id", nil, "content/launch.md", "incident: [sca|le]", "levels", "comes from the file's name, content/scale.md: write `id: scale` into its front matter"},
		{"what is not defined", map[string]string{"content/a.md": "---\nowner: nobody\n---\n"}, "content/a.md", "owner: no|body", "boss", "no contact has the id `nobody`"},
		{"what is defined twice", map[string]string{"content/more.md": "---\ntype: contacts\ncontacts:\n  - {id: lead, name: Other}\n---\n"}, "content/people.md", "id: 'le|ad'", "boss", "is the id of two things, content/more.md line 4 and content/people.md line 5"},
		{"an alias of a severity", map[string]string{"content/a.md": "---\ntype: runbook\ntitle: A\nseverity: critical\n---\n"}, "content/a.md", "severity: crit|ical", "bad", "`critical` is an alias of SEV1"},
		{"beside unreadable front matter", map[string]string{"content/a.md": "---\ntitle: [A\nowner: lead\n---\n"}, "content/people.md", "id: 'le|ad'", "boss", "content/a.md line 3 may name `lead` too, and is not read"},
		{"beside a value that is not understood", map[string]string{"content/a.md": "---\ntitle: A\nowner: {is: lead}\n---\n"}, "content/people.md", "id: 'le|ad'", "boss", "content/a.md line 3 may name `lead` too"},
		{"beside a broken configuration", map[string]string{config: "titel: A\npolicy: {unresolved: {to: lead}}\n"}, "content/people.md", "id: 'le|ad'", "boss", "launchbook.yaml line 1 may name it too, and cannot be read"},
		{"an alias of YAML", map[string]string{"content/a.md": "---\ntype: page\ntitle: A\nx-boss: &boss lead\nowner: *boss\n---\n"}, "content/people.md", "id: 'le|ad'", "boss", "content/a.md line 5 has `lead` as `*boss`"},
		{"an escape", map[string]string{"content/a.md": "---\ntype: page\ntitle: A\nowner: \"l\\u0065ad\"\n---\n"}, "content/people.md", "id: 'le|ad'", "boss", "content/a.md line 4 has `lead` as"},
		{"a default severity", map[string]string{"content/scale.md": "---\ntype: page\ntitle: Scale\n---\n"}, config, "severities: [{id: SE|V1", "S1", "SEV1 is of the scale that sites without one have"},
	} {
		t.Run(test.title, func(t *testing.T) {
			files := map[string]string{}
			for _, set := range []map[string]string{renamable, test.files} {
				for name, text := range set {
					files[name] = text
				}
			}
			c := startWith(t, files)
			text := c.text(test.file)
			c.open(test.file, text)
			_, err := c.rename(test.file, text, test.piece, test.to)
			if err == nil || !strings.Contains(err.Error(), test.want) || code(err) != -32803 {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// A document with front matter that cannot be read is no obstacle where it does
// not name what is renamed.
func TestRenameBesideUnrelatedMistakes(t *testing.T) {
	files := map[string]string{"content/a.md": "---\ntitle: [A\nowner: misleading\n---\nlead\n", "content/b.md": "---\ntype: page\ntitle: B\nowner: lead\nordr: 5\nbogus: 1\n---\nlead\n"}
	for name, text := range renamable {
		files[name] = text
	}
	files["content/a.md"] = strings.Replace(files["content/a.md"], "\nlead\n", "\n", 1)
	c := startWith(t, files)
	text := c.text("content/people.md")
	c.open("content/people.md", text)
	edit, err := c.rename("content/people.md", text, "id: 'le|ad'", "boss")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.applied(edit, nil)["content/b.md"]; !strings.Contains(got, "owner: boss") {
		t.Errorf("%s", got)
	}
}

// An id is renamed in the text that the editor has, not in the one on the disk.
func TestRenameInUnsavedText(t *testing.T) {
	c := startWith(t, renamable)
	text := c.text("content/people.md")
	c.open("content/people.md", text)
	launch := strings.Replace(c.text("content/launch.md"), "title: Launch\n", "title: Launch\nsummary: One\n", 1)
	c.open("content/launch.md", launch)
	edit, err := c.rename("content/people.md", text, "id: 'le|ad'", "boss")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.applied(edit, map[string]string{"content/launch.md": launch})["content/launch.md"]; got != strings.Replace(launch, "owner: lead", "owner: boss", 1) {
		t.Errorf("%s", got)
	}
}

// An editor that knows versions is told for which ones the changes are.
func TestRenameOfVersions(t *testing.T) {
	c := &client{t: t, dir: siteOf(t, renamable), findings: make(chan published, 1000)}
	ends, _ := serve(t, lsp.Options{})
	c.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(ends, jsonrpc2.VSCodeObjectCodec{}), c)
	c.call("initialize", map[string]any{"rootUri": c.uri(""), "capabilities": map[string]any{
		"workspace": map[string]any{"workspaceEdit": map[string]any{"documentChanges": true}},
	}}, nil)
	c.version = 6
	text := c.text("content/launch.md")
	c.open("content/launch.md", text)
	text = c.replace("content/launch.md", text, "title: Launch", "title: Take-off")
	edit, err := c.rename("content/launch.md", text, "on-call/we|b.secondary", "rota")
	if err != nil || len(edit.Changes) > 0 || len(edit.DocumentChanges) != 3 {
		t.Fatalf("%v: %+v", err, edit)
	}
	for _, change := range edit.DocumentChanges {
		version := change.TextDocument.Version
		if open := change.TextDocument.URI == c.uri("content/launch.md"); open != (version != nil) || open && *version != 7 {
			t.Errorf("%+v", change.TextDocument)
		}
	}
}

var idLine = regexp.MustCompile(`(?m)^ *(?:- )?id: ([^ \n]+)$`)

// Every id of the starter site can be renamed, and what lint finds stays the same.
func TestRenameEveryIDOfTheStarterSite(t *testing.T) {
	c := start(t)
	renamed := 0
	before := c.findingsWith(nil)
	for _, name := range c.files() {
		text := c.text(name)
		matches := idLine.FindAllStringSubmatchIndex(text, -1)
		if len(matches) == 0 {
			continue
		}
		c.open(name, text)
		for _, m := range matches {
			id := text[m[2]:m[3]]
			var edit lsp.WorkspaceEdit
			err := c.try("textDocument/rename", map[string]any{
				"textDocument": map[string]any{"uri": c.uri(name)}, "position": place(text, m[2]), "newName": "renamed-" + id,
			}, &edit)
			if err != nil {
				t.Errorf("%s: %s: %v", name, id, err)
				continue
			}
			renamed++
			if after := c.findingsWith(c.applied(edit, nil)); !slices.Equal(before, after) {
				t.Errorf("%s: %s: the findings were\n%s\nand are\n%s", name, id, strings.Join(before, "\n"), strings.Join(after, "\n"))
			}
		}
	}
	t.Logf("%d ids were renamed", renamed)
	if renamed < 80 {
		t.Errorf("only %d ids were renamed", renamed)
	}
}

// files are the site's, by name.
func (c *client) files() []string {
	var names []string
	err := filepath.WalkDir(c.dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			name, _ := filepath.Rel(c.dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return names
}

// findingsWith is what lint finds with other texts in place of some files: rule
// and line of each.
func (c *client) findingsWith(files map[string]string) []string {
	c.t.Helper()
	overlay := map[string][]byte{}
	for name, text := range files {
		overlay[name] = []byte(text)
	}
	s, err := site.LoadWith(c.dir, site.LoadOptions{Overlay: overlay, Previous: c.seen})
	if err != nil {
		c.t.Fatal(err)
	}
	c.seen = s
	var found []string
	for _, d := range lint.Run(s, rules.All(), lint.Options{Now: now}).Diagnostics {
		at, _ := d.Range()
		found = append(found, fmt.Sprintf("%s:%d %s", d.Path(), at.Line, d.Rule))
	}
	return found
}
