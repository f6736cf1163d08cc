package generator_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"
	"golang.org/x/net/html"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/site/sitetest"
)

// evil is a text that breaks out of whatever does not escape it.
const evil = `"'><evil-tag onclick=alert(1)></title></textarea></text></svg></script><script>alert(1)</script>` +
	`]]>-->{{.}}</style><style>*{}</style><img src=//evil.example.com/x onerror=alert(1)>` + "\u2028\\r\\nBEGIN:VEVENT\\nUID:x"

// quoted is the text as a YAML value.
func quoted(text string) string {
	data, _ := json.Marshal(text)
	return string(data)
}

// hostile is a site with a text in everything that takes one.
func hostile(evil string) map[string]string {
	e := quoted(evil)
	files := map[string]string{
		"launchbook.yaml": "title: " + e + "\nlanguage: " + e + "\nmenu: [{title: " + e + ", link: \"javascript:alert(1)\"}, {title: x, link: " + e + "}]\n",
		"content/launch.md": `
type: launch
launch_at: 2027-03-09T10:00
owner: EVIL
status: EVIL
checklist: [{at: T-7d, title: EVIL, items: [{title: EVIL, detail: EVIL, owner: EVIL, evidence: [EVIL, "javascript:alert(1)"], waiver: {reason: EVIL, by: EVIL}}]}]
roles: [{role: EVIL, who: EVIL, deputy: EVIL, detail: EVIL}]
war_room: {video: "javascript:alert(1)", phone: "+1-555-0100", pin: EVIL, chat: EVIL, detail: EVIL}
go_no_go: {at: T-1h, title: EVIL, decider: EVIL, evidence: [EVIL], if_no_go: EVIL, sign_offs: [{area: EVIL, by: EVIL, detail: EVIL, decision: EVIL}]}
timeline: [{id: EVIL, at: T-0, title: EVIL, detail: EVIL, owner: EVIL, duration: 5m, needs: [EVIL], launch: true, verify: [EVIL], if_it_fails: EVIL, runbook: EVIL, status: failed, outcome: [EVIL]}]
rollout: {abort_if: [EVIL], stages: [{at: T-0, title: EVIL, abort_if: [EVIL]}], rollback: {takes: 5m, detail: EVIL, runbook: EVIL}}
communication: [{phase: EVIL, title: EVIL, channel: EVIL, audience: EVIL, template: EVIL, at: T-0, cadence: [{every: 1d, until: T+2d}]}]
reviews: [{at: T+1d, title: EVIL, topics: [EVIL], participants: [EVIL]}]
improvement: [{kind: EVIL, title: EVIL, every: 3mo, scope: [EVIL]}]`,
		"content/contacts.md": `
type: contacts
contacts: [{id: ada, name: EVIL, role: EVIL, team: EVIL, responsibility: EVIL, note: EVIL, channels: {chat: EVIL, pager: EVIL, email: EVIL, phone: "+1-555-0100"}, hours: [{days: [mon], from: "09:00", until: "10:00"}], absences: [{from: 2027-01-01, until: 2027-01-02, reason: EVIL}]}]`,
		"content/oncall.md": `
type: on-call
start: 2027-03-01
period: 1w
handover: "09:00"
primary: [ada, EVIL]
secondary: [EVIL, ada]
policy: EVIL
overrides: [{role: primary, who: EVIL, from: 2027-03-02T10:00, until: 2027-03-02T12:00, reason: EVIL}]`,
		"content/escalation.md": `
type: escalation
paths: [{id: EVIL, issue: EVIL, detail: EVIL, severities: [EVIL], steps: [{notify: ada, escalate_if: not-resolved, after: 5m, note: EVIL}, {notify: EVIL}], if_nobody_answers: EVIL}]`,
		"content/monitoring.md": `
type: monitoring
dashboard: "javascript:alert(1)"
groups: [{title: EVIL, detail: EVIL, metrics: [{id: EVIL, name: EVIL, unit: EVIL, baseline: {average: 1, peak: 2, measured: EVIL}, threshold: 3, warning: {value: 2.5, alert: EVIL}, query: EVIL, dashboard: "javascript:alert(1)", alert: EVIL, runbook: EVIL, severity: EVIL, detail: EVIL}]}]`,
		"content/decisions.md": `
type: decisions
decisions: [{id: EVIL, scenario: EVIL, severities: [EVIL], decider: EVIL, deputy: ada, consulted: [EVIL], limits: EVIL, reversible: EVIL, if_nobody_decides: EVIL, detail: EVIL}]`,
		"content/incident.md": `
type: incident
criteria: [EVIL]
severities: [{id: EVIL, aliases: [EVIL], meaning: EVIL}]
phases: [{id: EVIL, title: EVIL, steps: [EVIL]}]
roles: [{role: EVIL, who: EVIL}]`,
		"content/runbook.md": `
type: runbook
alerts: [EVIL]
severity: EVIL
service: EVIL
dashboard: "javascript:alert(1)"
aliases: [EVIL]`,
		"content/onboarding.md": `
type: onboarding
documentation: [{title: EVIL, kind: EVIL, link: "javascript:alert(1)"}, {title: x, link: EVIL}]
training: [{title: EVIL, link: "data:text/html,x"}]
support: [{title: EVIL, who: [EVIL], channels: [EVIL]}]`,
		"content/faq.md": "\ntype: faq",
	}
	prose := "\n# " + evil + "\n\n## " + evil + "\n\n" + evil + "\n\n!!! note \"" + evil + "\"\n    " + evil + "\n\n> [!NOTE]\n> " + evil +
		"\n\n[TOC]\n\n[a](javascript:alert(1) \"t\") [b](<java\tscript:x>) [c](vbscript:x) [d](data:text/html,x) ![e](https://evil.example.com/x.png) ![f](//evil.example.com/x)\n\n" +
		"[![g](https://evil.example.com/y.png)](https://example.com)\n\n<a href=\"&#106;avascript:alert(1)\" style=\"x\" onmouseover=\"x\">h</a> <svg onload=x><script>1</script></svg> <iframe src=x></iframe>\n\n" +
		"<form action=x><input formaction=javascript:x></form><base href=//evil.example.com><meta http-equiv=refresh content=0><link rel=stylesheet href=//evil.example.com>\n\n" +
		"```" + `html" onclick="x` + "\n" + evil + "\n```\n\n```mermaid\n" + evil + "\n```\n\n| " + strings.ReplaceAll(evil, "|", "") + " |\n|---|\n| x |\n\nz[^1]\n\n[^1]: " + evil + "\n\n<div><details>\n\nopen\n"
	for name, front := range files {
		if path.Ext(name) == ".md" {
			files[name] = "---" + strings.ReplaceAll(front, "EVIL", e) + "\ntitle: " + e + "\nsummary: " + e + "\ntags: [" + e + "]\nx-note: " + e + "\n---\n" + prose
		}
	}
	return files
}

func TestContentCannotBreakOut(t *testing.T) {
	checkSinks(t, sitetest.Of(t, hostile(evil)))
}

// FuzzSinks puts any text into everything that takes one: pages and drawings,
// calendars, the feed, the search index and the twins.
func FuzzSinks(f *testing.F) {
	for _, text := range []string{evil, "", "ada", "2027-03-09", "\u2028\u202e\x00\x7f", "]]>", "a:b;c,d\\n\r\n X", "<svg><script>", "# a\n\n```\n", "javascript:x", "`](x)"} {
		f.Add(text)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		files := hostile(strings.ToValidUTF8(text, "?"))
		overlay := map[string][]byte{}
		for name, data := range files {
			overlay[name] = []byte(data)
		}
		if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
			t.Fatal(err)
		}
		s, err := site.LoadWith(dir, site.LoadOptions{Overlay: overlay})
		if err != nil {
			return // the configuration takes not every text
		}
		checkSinks(t, s)
	})
}

// checkSinks parses every file of a portal.
func checkSinks(t *testing.T, s *site.Site) {
	t.Helper()
	log := history.Log{}
	for _, d := range s.Documents {
		log[d.File.Path] = history.Change{At: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), Subject: evil}
	}
	files, err := generator.Render(s, generator.Options{BaseURL: "https://runbooks.example.com", Now: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), History: log})
	if err != nil {
		t.Fatal(err)
	}
	if pages := checkFiles(t, files); pages < len(s.Documents) {
		t.Errorf("only %d pages", pages)
	}
}

// checkFiles parses every file of a portal, and counts its pages.
func checkFiles(t *testing.T, files map[string][]byte) (pages int) {
	t.Helper()
	for name, data := range files {
		switch path.Ext(name) {
		case ".html":
			pages++
			checkHTML(t, name, data)
		case ".xml", ".svg":
			checkXML(t, name, data)
		case ".ics":
			cal, err := ical.ParseCalendar(bytes.NewReader(data))
			if err != nil || bytes.Count(data, []byte("\nBEGIN:VEVENT")) != len(cal.Events()) || bytes.Contains(data, []byte("\nUID:x")) {
				t.Errorf("%s: %v\n%s", name, err, data)
			}
		case ".js":
			if _, data, ok := bytes.Cut(data, []byte("=")); ok && strings.HasPrefix(name, "assets/search-index") && !json.Valid(bytes.TrimRight(data, ";\n")) {
				t.Errorf("%s has no JSON", name)
			}
		case ".json", ".webmanifest":
			if !json.Valid(data) {
				t.Errorf("%s is no JSON", name)
			}
		}
	}
	return pages
}

// addresses are the attributes that make a browser go somewhere.
var addresses = []string{"href", "src", "srcset", "action", "formaction", "xlink:href", "poster", "data", "cite", "background", "ping"}

func checkHTML(t *testing.T, name string, data []byte) {
	t.Helper()
	for n := range parsed(t, data).Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "evil-tag", "style", "iframe", "object", "embed", "base", "frame", "applet", "foreignobject":
			t.Errorf("%s has <%s>", name, n.Data)
		case "script":
			if kind := attribute(n, "type"); n.FirstChild != nil && kind != "application/json" && kind != "application/ld+json" {
				t.Errorf("%s has an inline script: %.80s", name, n.FirstChild.Data)
			}
		case "meta":
			if attribute(n, "http-equiv") == "refresh" && strings.ContainsAny(attribute(n, "content"), `:"'<`) {
				t.Errorf("%s leads away: %s", name, attribute(n, "content"))
			}
		}
		for _, a := range n.Attr {
			key := a.Key
			if a.Namespace != "" {
				key = a.Namespace + ":" + key
			}
			if strings.HasPrefix(key, "on") || key == "style" || key == "srcdoc" {
				t.Errorf("%s has <%s %s=%q>", name, n.Data, key, a.Val)
			}
			if slices.Contains(addresses, key) && !harmless(n.Data, a.Val) {
				t.Errorf("%s has <%s %s=%q>", name, n.Data, key, a.Val)
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// harmless tells whether an address runs nothing, and is of the portal's own
// unless it is that of a link.
func harmless(element, address string) bool {
	clean := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, address))
	scheme, _, absolute := strings.Cut(clean, ":")
	if absolute && !strings.ContainsAny(scheme, "/?#.") {
		return element == "a" && slices.Contains([]string{"http", "https", "mailto", "tel", "webcal"}, scheme) || element == "link" && strings.HasPrefix(clean, "data:image/svg+xml;base64,")
	}
	return element == "a" || !strings.HasPrefix(strings.ReplaceAll(clean, `\`, "/"), "//")
}

func checkXML(t *testing.T, name string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		if e, ok := token.(xml.StartElement); ok {
			if e.Name.Local == "script" || e.Name.Local == "evil-tag" || e.Name.Local == "img" {
				t.Errorf("%s has <%s>", name, e.Name.Local)
			}
		}
	}
}

func TestActiveFilesStayOut(t *testing.T) {
	s := sitetest.Of(t, map[string]string{
		"content/a.md": "# A\n\n![B](b.svg) [C](c.svg)\n", "content/b.svg": "<svg/>", "content/c.svg": "<svg onload='x'/>", "content/d.svg": "<svg",
	})
	files, err := generator.Render(s, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"b.svg": true, "c.svg": false, "d.svg": false} {
		if _, there := files[name]; there != want {
			t.Errorf("%s: %v", name, there)
		}
	}
}
