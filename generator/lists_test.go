package generator_test

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// A launch night does not begin with the launches of last year.
func TestHomeFoldsLaunchesThatAreOver(t *testing.T) {
	files := map[string]string{}
	launch := func(title, status, at string) {
		name := strings.ReplaceAll(strings.ToLower(title), " ", "-")
		files["content/"+name+".md"] = fmt.Sprintf("---\ntype: launch\ntitle: %s\nlaunch_at: %s\nstatus: %s\n---\n", title, at, status)
	}
	launch("Long ago", "ready", "2027-01-01T10:00")
	launch("Ended yesterday", "done", "2027-02-19T10:00")
	launch("Given up", "cancelled", "2027-09-01T10:00")
	launch("Put off", "postponed", "2027-01-02T10:00")
	launch("Being watched", "launched", "2027-02-15T10:00")
	for i := range 14 {
		launch(fmt.Sprintf("Coming %02d", i+1), "planning", fmt.Sprintf("2027-03-%02dT10:00", i+1))
	}
	made, err := generator.Render(sitetest.Of(t, files), generator.Options{Now: time.Date(2027, 2, 20, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	home, _, _ := strings.Cut(string(made["index.html"]), "All documents")
	_, home, _ = strings.Cut(home, "<main")
	last := 0
	for _, want := range []string{">Put off<", ">Being watched<", ">Coming 01<", ">Coming 10<", "<summary>Launches: 4 more</summary>", ">Coming 11<", ">Coming 14<",
		"<summary>Past launches (3)</summary>", ">Given up<", ">Ended yesterday<", ">Long ago<"} {
		at := strings.Index(home, want)
		if at < last {
			t.Errorf("%s stands at %d, and what comes before it at %d", want, at, last)
		}
		last = at
	}
}

// The home page of a large site does not have every document, but leads to all.
func TestManyDocumentsHaveListsOfTheirOwn(t *testing.T) {
	files := map[string]string{"content/faq.md": "---\ntype: faq\n---\n# The FAQ\n"}
	for i := range 1010 {
		files[fmt.Sprintf("content/team-%d/page-%04d.md", i%7, i)] = fmt.Sprintf("# Page %04d\n", i)
	}
	made, err := generator.Render(sitetest.Of(t, files), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, home, _ := strings.Cut(string(made["index.html"]), `id="allDocuments"`)
	if n := strings.Count(home, "/page-"); n != 24 || !strings.Contains(home, `<a href="documents/page.html">986 more</a>`) || !strings.Contains(home, "faq.html") || strings.Contains(home, "data-filter") {
		t.Errorf("the home page has %d pages, or not the rest of what it should have", n)
	}
	links := map[string]int{}
	for _, name := range []string{"documents/page.html", "documents/page-2.html", "documents/page-3.html"} {
		_, list, _ := strings.Cut(string(made[name]), `id="documentsList"`)
		for _, m := range regexp.MustCompile(`href="([^"]*/page-\d+\.html)"`).FindAllStringSubmatch(list, -1) {
			links[path.Join(path.Dir(name), m[1])]++
		}
	}
	for name := range made {
		if strings.Contains(name, "/page-") && strings.HasPrefix(name, "team-") && path.Ext(name) == ".html" && links[name] != 1 {
			t.Fatalf("%s is listed %d times", name, links[name])
		}
	}
	second := string(made["documents/page-2.html"])
	if !strings.Contains(second, `rel="prev" href="page.html"`) || !strings.Contains(second, `rel="next" href="page-3.html"`) || !strings.Contains(second, "<h2>team-") || len(links) != 1010 {
		t.Errorf("the second list leads nowhere, or %d pages are listed", len(links))
	}

	files["content/documents/page.md"] = "# My own\n"
	if _, err = generator.Render(sitetest.Of(t, files), generator.Options{}); err == nil || !strings.Contains(err.Error(), "documents/page.html is a file of the content already; rename it") {
		t.Error(err)
	}
}
