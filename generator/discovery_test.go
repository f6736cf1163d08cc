package generator_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/site/sitetest"
)

var smallSite = map[string]string{
	"launchbook.yaml":          "title: Small & [own]\nedit_url: https://git.example.com/edit/main/{path}\n",
	".git/HEAD":                "",
	"content/index.md":         "---\nsummary: All of it\n---\n# Home\n\n<!-- a note -->See [x](a%20b/100%25.md).\n",
	"content/a b/100%.md":      "# Hundred \"per\" cent <b>\n\nText.\n",
	"content/moved.md":         "---\naliases: [old, /older/, ../../out, /a/b.md]\ntype: runbook\nalerts: [\"true\", x]\n---\n# Moved\n",
	"content/runbooks/cpu.md":  "# CPU\n",
	"content/runbooks/cpu.txt": "asset",
}

func TestMachineReadableFiles(t *testing.T) {
	log := history.Log{
		"content/moved.md":    {At: time.Date(2027, 3, 1, 10, 0, 0, 0, time.UTC), Subject: "Move & <rename>"},
		"content/index.md":    {At: time.Date(2027, 3, 2, 10, 0, 0, 0, time.UTC), Subject: "Say more\x01"},
		"content/a b/100%.md": {At: time.Date(2027, 3, 3, 23, 30, 0, 0, time.UTC), Subject: "Count"},
	}
	files, err := generator.Render(sitetest.Of(t, smallSite), generator.Options{BaseURL: "https://example.com/x/", History: log})
	if err != nil {
		t.Fatal(err)
	}
	for name, parts := range map[string][]string{
		"index.html": {`<meta name="robots" content="noindex">`, `<meta property="og:title" content="Small &amp; [own]">`, `<meta property="og:description" content="All of it">`,
			`<meta property="og:url" content="https://example.com/x/">`, `<link rel="alternate" type="text/markdown" title="Markdown" href="index.md">`,
			`<link rel="alternate" type="application/atom+xml" title="Changes" href="feed.xml">`, `href="a%20b/100%25.html"`, "last changed 2027-03-02",
			`<a href="https://git.example.com/edit/main/content/index.md">Edit this page</a>`},
		"a b/100%.html": {`content="https://example.com/x/a%20b/100%25.html"`, `href="100%25.md"`, `href="https://git.example.com/edit/main/content/a%20b/100%25.md"`},
		"index.md":      {"---\ntype: page\ntitle: Home\nsummary: All of it\n---\n# Home\n\nSee [x](a%20b/100%25.md).\n"},
		"moved.md":      {"alerts:\n  - \"true\"\n"},
		"llms.txt":      {"# Small & [own]\n\n- [Home](https://example.com/x/index.md): All of it\n\n## Incidents\n\n- [Moved](https://example.com/x/moved.md)\n"},
		"robots.txt":    {"User-agent: *\nDisallow: /\n"},
		"sitemap.xml":   {"<loc>https://example.com/x/</loc>\n  <lastmod>2027-03-02</lastmod>", "<loc>https://example.com/x/a%20b/100%25.html</loc>"},
		"old.html":      {`content="0;url=moved.html"`}, "older/index.html": {`content="0;url=../moved.html"`}, "out.html": {"moved.html"}, "a/b.html": {"../moved.html"},
	} {
		text, ok := files[name]
		if !ok {
			t.Errorf("there is no %s", name)
		}
		for _, part := range parts {
			if !strings.Contains(string(text), part) {
				t.Errorf("%s has no %s:\n%s", name, part, text)
			}
		}
	}
	if strings.Contains(string(files["sitemap.xml"]), "old") {
		t.Error("the sitemap has a redirect")
	}
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			Title   string `xml:"title"`
			Summary string `xml:"summary"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(files["feed.xml"], &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 3 || feed.Updated != "2027-03-03T23:30:00Z" || feed.Entries[0].Title != `Hundred "per" cent` ||
		feed.Entries[0].Link.Href != "https://example.com/x/a%20b/100%25.html" || feed.Entries[1].Summary != "Say more" || feed.Entries[2].Summary != "Move & <rename>" {
		t.Errorf("%+v", feed)
	}
}

// A page without a summary is described by how its text begins, cut between words.
func TestDescriptions(t *testing.T) {
	files, err := generator.Render(sitetest.Of(t, map[string]string{
		"content/a.md": "# A\n\n[TOC]\n\n- a list\n\nStop the *queue* \"first\".\n\nThen wait.\n",
		"content/b.md": "---\nsummary: In short.\n---\n# B\n\nAt length.\n",
		"content/c.md": "# C\n\n" + strings.Repeat("abcdefg ", 40) + "\n",
	}), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string]string{
		"a.html": `content="Stop the queue &#34;first&#34;."`, "b.html": `content="In short."`, "c.html": `content="` + strings.Repeat("abcdefg ", 19) + `abcdefg…"`,
	} {
		if html := string(files[page]); strings.Count(html, "description\" "+want) != 2 {
			t.Errorf("%s is not described twice by %s:\n%s", page, want, html)
		}
	}
}

func TestWhatIsLeftOut(t *testing.T) {
	open := map[string]string{"launchbook.yaml": "index: true\n", "content/a.md": "# A\n", "content/llms.txt": "own"}
	files, err := generator.Render(sitetest.Of(t, open), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if files["feed.xml"] != nil || files["sitemap.xml"] != nil {
		t.Error("a feed or sitemap without an address")
	}
	if string(files["llms.txt"]) != "own" || string(files["robots.txt"]) != "User-agent: *\nAllow: /\n" || strings.Contains(string(files["a.html"]), "noindex") {
		t.Errorf("%s %s %s", files["llms.txt"], files["robots.txt"], files["a.html"])
	}
	log := history.Log{"content/a.md": {At: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), Subject: "Secret subject"}}
	files, err = generator.Render(sitetest.Of(t, open), generator.Options{BaseURL: "https://example.com", History: log, Audience: "board"})
	if err != nil || strings.Contains(string(files["feed.xml"]), "Secret") || files["feed.xml"] == nil {
		t.Errorf("%v %s", err, files["feed.xml"])
	}
}

// A commit that leaves a document's text alone still changes what its page
// says: a page of the last build is not kept then.
func TestACommitMakesThePageAgain(t *testing.T) {
	s := sitetest.Of(t, map[string]string{"content/a.md": "# A\n", "content/b.md": "# B\n"})
	o := generator.Options{Version: "test"}
	to := generator.NewMemory(nil)
	last, err := generator.Write(s, o, to, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.History = history.Log{"content/a.md": {At: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)}}
	again := generator.NewMemory(to)
	if _, err := generator.Write(s, o, again, last); err != nil {
		t.Fatal(err)
	}
	if want, err := generator.Render(s, o); err != nil || compare(again.Files, want) != "" || !strings.Contains(string(want["a.html"]), "last changed 2027-03-01") {
		t.Errorf("%v %s", err, compare(again.Files, want))
	}
}

// What searching finds leads to the page, whatever its name is.
func TestSearchResultsAreAddresses(t *testing.T) {
	files, err := generator.Render(sitetest.Of(t, smallSite), generator.Options{})
	if err != nil || !strings.Contains(string(files["assets/search-index.js"]), `"url":"a%20b/100%25.html"`) {
		t.Errorf("%v %s", err, files["assets/search-index.js"])
	}
}
