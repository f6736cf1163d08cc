package generator_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/bench/section"
	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
)

var writeBudgets = flag.Bool("budgets", false, "write what was measured into docs/portal.md")

// Limits in bytes after gzip, of everything that a page loads together, of the
// parts of it, and of what searching loads.
const (
	maxPage, maxLaunch   = 32 << 10, 45 << 10
	maxStyle, maxScript  = 10 << 10, 10 << 10
	maxEngine, maxIndex  = 10 << 10, 40 << 10
	maxRequests, maxDocs = 5, 21 // the index's limit is for so many documents
)

// budget is what one portal costs its readers.
type budget struct {
	site                                       string
	documents                                  int
	page, launch, style, script, engine, index int
	heaviest                                   string
	// own and text are the Markdown of the heaviest page and of all of them:
	// a long text is its writer's.
	own, text int
	// typical is the median page.
	typical                                     int
	requests, foreign, findings, shown, tooWide int
	anywhere                                    anywhere
}

// weigh adds up what pages load, without the pictures that their writers put in.
func weigh(t *testing.T, name string, files map[string][]byte) budget {
	t.Helper()
	b := budget{site: name}
	for file, data := range files {
		switch {
		case strings.HasPrefix(file, "assets/style-"):
			b.style = zipped(t, data)
		case strings.HasPrefix(file, "assets/app-"):
			b.script = zipped(t, data)
		case file == "assets/search-index.js":
			b.index = zipped(t, data)
		case strings.HasPrefix(file, "assets/search-"):
			b.engine = zipped(t, data)
		}
	}
	duty := zipped(t, files["assets/on-call.js"])
	var all []int
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(file) != ".html" {
			continue
		}
		own := 0
		if twin, ok := files[strings.TrimSuffix(file, ".html")+".md"]; ok {
			b.documents++
			own = zipped(t, twin)
			b.text += own
		}
		weight := zipped(t, files[file]) + b.style + b.script
		if bytes.Contains(files[file], []byte(" data-duty=")) || bytes.Contains(files[file], []byte(" data-now=")) {
			weight += duty
		}
		if file == "launch.html" {
			b.launch = weight
		} else if weight > b.page {
			b.page, b.heaviest, b.own = weight, file, own
		}
		all = append(all, weight)
	}
	slices.Sort(all)
	b.typical = all[len(all)/2]
	return b
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// foreignSites are portals of runbooks that know nothing of launchbook, where
// they are on this machine: LAUNCHBOOK_CORPUS names their folder.
func foreignSites(t *testing.T) map[string]map[string][]byte {
	t.Helper()
	corpus := os.Getenv("LAUNCHBOOK_CORPUS")
	if corpus == "" {
		corpus = filepath.Join("..", "..", "shared", "corpus")
	}
	sites := map[string]map[string][]byte{}
	for _, name := range []string{"kubevirt-runbooks", "pagerduty-incident-response", "aws-incident-response-playbooks"} {
		from := filepath.Join(corpus, name)
		if _, err := os.Stat(from); err != nil {
			t.Logf("without %s: %v", name, err)
			continue
		}
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
		config := "title: " + name + "\ncontent: .\ndefaults:\n  - {path: \"**/runbooks/**\", type: runbook}\nlint:\n  ignore: [EXPECTED.json, SOURCE.txt, LICENSE, mkdocs.yml]\n"
		if err := os.WriteFile(filepath.Join(dir, site.ConfigName), []byte(config), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := site.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		if sites[name], err = generator.Render(s, generator.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	return sites
}

// What a phone has to load, in bytes after gzip. Of texts that others wrote at
// length, no page may add more to its text than a page may have altogether, and
// no index be larger than what it finds.
func TestWeight(t *testing.T) {
	sites := foreignSites(t)
	sites["starter"] = starter(t)
	for name, files := range sites {
		b := weigh(t, name, files)
		page, index := maxPage, maxIndex
		if name != "starter" {
			page, index = page+b.own, max(index*b.documents/maxDocs, b.text)
		}
		for _, part := range []struct {
			what       string
			has, limit int
		}{
			{"page " + b.heaviest, b.page, page}, {"typical page", b.typical, maxPage}, {"launch page", b.launch, maxLaunch}, {"style", b.style, maxStyle}, {"script", b.script, maxScript},
			{"search engine", b.engine, maxEngine}, {"search index", b.index, index},
		} {
			if part.has > part.limit {
				t.Errorf("%s: the %s has %d bytes after gzip; %d are allowed", name, part.what, part.has, part.limit)
			}
		}
	}
}

// writeTable puts what was measured into the documentation.
func writeTable(t *testing.T, list []budget, sheets map[string]int) {
	t.Helper()
	kilo := func(n int) string {
		if n == 0 {
			return "–"
		}
		return fmt.Sprintf("%.1f KB", float64(n)/1024)
	}
	yes := func(ok bool) string { return map[bool]string{true: "yes", false: "no"}[ok] }
	head, line := "| |", "|---|"
	rows := []struct {
		title string
		cell  func(budget) string
	}{
		{"documents", func(b budget) string { return fmt.Sprint(b.documents) }},
		{"typical page, with style and scripts (at most 32 KB)", func(b budget) string { return kilo(b.typical) }},
		{"heaviest page (at most 32 KB beside a long text)", func(b budget) string { return kilo(b.page) }},
		{"launch page (at most 45 KB)", func(b budget) string { return kilo(b.launch) }},
		{"style (at most 10 KB)", func(b budget) string { return kilo(b.style) }},
		{"script (at most 10 KB)", func(b budget) string { return kilo(b.script) }},
		{"search engine, on first use (at most 10 KB)", func(b budget) string { return kilo(b.engine) }},
		{"search index, on first use (at most 40 KB for 21 documents)", func(b budget) string { return kilo(b.index) }},
		{"its text as Markdown", func(b budget) string { return kilo(b.text) }},
		{"fonts", func(budget) string { return "none" }},
		{"requests of a page (at most 5)", func(b budget) string { return fmt.Sprint(b.requests) }},
		{"requests to others", func(b budget) string { return fmt.Sprint(b.foreign) }},
		{"findings of axe, and pages looked at (each at 2 sizes and in 2 schemes)", func(b budget) string { return fmt.Sprintf("%d, %d", b.findings, b.shown) }},
		{"from the disk, with search", func(b budget) string { return yes(b.anywhere.disk) }},
		{"from another folder, with search", func(b budget) string { return yes(b.anywhere.moved) }},
		{"below a path of a server", func(b budget) string { return yes(b.shown > 0 && b.requests > 0) }},
		{"without scripts: text, menu and the reader's scheme", func(b budget) string { return yes(b.anywhere.withoutScripts) }},
		{"without a network after one visit, with search", func(b budget) string { return yes(b.anywhere.withoutNetwork) }},
		{"sheets of an incident's page, and navigation on them", func(b budget) string { return fmt.Sprintf("%d, %d", b.anywhere.sheets, b.anywhere.navigation) }},
		{"pages wider than the screen", func(b budget) string { return fmt.Sprint(b.tooWide) }},
	}
	for _, b := range list {
		head += " " + b.site + " |"
		line += "---:|"
	}
	table := head + "\n" + line + "\n"
	for _, row := range rows {
		table += "| " + row.title + " |"
		for _, b := range list {
			table += " " + row.cell(b) + " |"
		}
		table += "\n"
	}
	table += "\nSheets of A4 on paper: "
	for i, name := range slices.Sorted(maps.Keys(sheets)) {
		if i > 0 {
			table += ", "
		}
		table += fmt.Sprintf("%s %d", strings.TrimSuffix(name, ".html"), sheets[name])
	}
	if err := section.Replace("../docs/portal.md", "budgets", "Sizes are after gzip, without pictures. Menus, everything that folds and the results of a search are open while axe looks.\n\n"+table+".\n"); err != nil {
		t.Error(err)
	}
}

// sample are the first page of a portal and some others, first to last.
func sample(files map[string][]byte, n int) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) == ".html" && bytes.Contains(files[name], []byte("<main")) {
			names = append(names, name)
		}
	}
	out := []string{"index.html"}
	for i := range min(n, len(names)) {
		if name := names[i*len(names)/n]; name != "index.html" {
			out = append(out, name)
		}
	}
	return out
}

// patience is how long a page may take in a browser on a busy machine.
const patience = 90 * time.Second
