package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// manyPages is a site of so many pages, each with a word of its own.
func manyPages(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		writePage(t, dir, i, fmt.Sprintf("word%04d", i))
	}
	return dir
}

func writePage(t *testing.T, dir string, i int, word string) {
	t.Helper()
	text := fmt.Sprintf("# Page %04d\n\nIntroduction.\n\n## Part\n\nThe text has %s.\n", i, word)
	if err := os.WriteFile(filepath.Join(dir, "content", fmt.Sprintf("p%04d.md", i)), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func indexOf(t *testing.T, script []byte) []map[string]string {
	t.Helper()
	line, _, _ := strings.Cut(string(script), "\n")
	var list []map[string]string
	if err := json.Unmarshal([]byte(strings.TrimPrefix(line, "window.launchbookIndex=")), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// What stands before the first section is found, though it has the words of the
// section's heading.
func TestSearchIndexHasWhatStandsBeforeTheSections(t *testing.T) {
	files, err := generator.Render(sitetest.Of(t, map[string]string{"content/a.md": "# Title\n\nRun this first, then\nwait.\n\n- Watch\n\n## Run\n\n## \n\nLater.\n"}), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, e := range indexOf(t, files["assets/search-index.js"]) {
		if strings.HasPrefix(e["url"], "a.html") {
			texts = append(texts, e["title"]+": "+e["text"])
		}
	}
	want := []string{"Title: Run this first, then wait. Watch", "Run: Run", ": Later."}
	if !slices.Equal(texts, want) {
		t.Errorf("got %q, want %q", texts, want)
	}
}

// What is loaded first of a large site has the names of all pages and none of
// the texts; the other parts have each text once.
func TestSearchIndexOfALargeSite(t *testing.T) {
	files, err := generator.Render(sitetest.Load(t, manyPages(t, 450)), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	head := files["assets/search-index.js"]
	if list := indexOf(t, head); len(list) != 450 || strings.Contains(string(head), "word0001") || !strings.HasSuffix(string(head), "\nwindow.launchbookParts=3\n") {
		t.Errorf("%d names; the end is %q", len(list), head[len(head)-40:])
	}
	found := map[string]int{}
	for i := 1; i <= 3; i++ {
		for _, e := range indexOf(t, files[fmt.Sprintf("assets/search-index-%03d.js", i)]) {
			if _, word, ok := strings.Cut(e["text"], "The text has "); ok && strings.Contains(e["url"], "#part") {
				found[e["url"]+" "+word]++
			}
		}
	}
	for i := range 450 {
		if key := fmt.Sprintf("p%04d.html#part word%04d.", i, i); found[key] != 1 {
			t.Fatalf("%s is there %d times", key, found[key])
		}
	}
	if _, more := files["assets/search-index-004.js"]; more {
		t.Error("there is a part without pages")
	}
}

func TestSearchIndexOfASmallSiteIsOneFile(t *testing.T) {
	files, err := generator.Render(sitetest.Load(t, manyPages(t, 20)), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name := range files {
		if strings.HasPrefix(name, "assets/search-index-") {
			t.Errorf("%s is there", name)
		}
	}
	if !strings.Contains(string(files["assets/search-index.js"]), "word0019") {
		t.Error("the one file has no text")
	}
}

// Parts of pages that were kept are those of the last portal.
func TestLargeSiteAgainEqualsCleanBuild(t *testing.T) {
	dir := manyPages(t, 450)
	var last *generator.Record
	var files *generator.Memory
	for step, change := range []func(){
		func() {},
		func() { writePage(t, dir, 250, "another") },
		func() { writePage(t, dir, 0, "a longer text than before"); writePage(t, dir, 449, "x") },
		func() { os.Remove(filepath.Join(dir, "content", "p0100.md")) },
		func() { delete(files.Files, "assets/search-index-002.js") },
		func() { // another file of the same size
			files.Files["assets/search-index.js"] = bytes.Repeat([]byte("x"), len(files.Files["assets/search-index.js"]))
		},
		func() { // small enough for one file, and back
			for i := 300; i < 450; i++ {
				os.Remove(filepath.Join(dir, "content", fmt.Sprintf("p%04d.md", i)))
			}
		},
		func() {
			for i := 300; i < 450; i++ {
				writePage(t, dir, i, "back")
			}
		},
	} {
		change()
		want, err := generator.Render(sitetest.Load(t, dir), generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		to := generator.NewMemory(files)
		if last, err = generator.Write(sitetest.Load(t, dir), generator.Options{Version: "test"}, to, last); err != nil {
			t.Fatal(err)
		}
		if difference := compare(to.Files, want); difference != "" {
			t.Fatalf("step %d: %s", step, difference)
		}
		files = to
	}
}

// A portal in which nobody may see a document yet says so, and can be searched: nothing
// is found.
func TestAPortalWithoutPagesHasAnIndex(t *testing.T) {
	dir := manyPages(t, 1)
	draft := "---\ntitle: Later\ndraft: true\n---\nText.\n"
	if err := os.WriteFile(filepath.Join(dir, "content", "p0000.md"), []byte(draft), 0o644); err != nil {
		t.Fatal(err)
	}
	files, err := generator.Render(sitetest.Load(t, dir), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	index, ok := files["assets/search-index.js"]
	if list := indexOf(t, index); !ok || len(list) > 0 {
		t.Errorf("the index is %q", index)
	}
	if home := string(files["index.html"]); !strings.Contains(home, "No document is published here yet.") {
		t.Errorf("the home page does not say why it is empty:\n%s", home)
	}
}
