package generator_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/facts"
)

// A portal made from what the last build left is the one that a clean build
// makes, whatever was changed in between.
func TestIncrementalBuildEqualsCleanBuild(t *testing.T) {
	t.Run("starter", func(t *testing.T) { incremental(t, 0, 40) })
	// Menus that leave documents out, and a search index of several files.
	t.Run("large", func(t *testing.T) { incremental(t, 450, 12) })
}

// incremental changes the starter site, with so many more pages, step by step.
func incremental(t *testing.T, pages, steps int) {
	dir, cache := t.TempDir(), t.TempDir()
	if _, err := content.Init(dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	for i := range pages {
		name := filepath.Join(dir, "content", fmt.Sprintf("more-%03d.md", i))
		text := []string{"# More %d\n\nText.\n", "---\ntype: faq\ntitle: Questions %d\n---\n\n## What?\n\nThat.\n"}[i%2]
		if err := os.WriteFile(name, fmt.Appendf(nil, text, i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c := changes{t: t, dir: dir, random: rand.New(rand.NewPCG(1, 2))}
	var last *generator.Record
	var files *generator.Memory
	kept := 0
	for step := range steps {
		what := "nothing"
		switch {
		case step == 1: // its menu is then the first that is made
			what = c.word(filepath.Join(dir, "content", "index.md"), step)
		case step > 1:
			what = c.any(step)
		}
		known := facts.Open(cache, "test")
		s, err := site.LoadWith(dir, site.LoadOptions{Facts: known})
		if err != nil {
			t.Fatalf("step %d, %s: %v", step, what, err)
		}
		if err := known.Save(); err != nil {
			t.Fatal(err)
		}
		clean, err := site.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		want, failed := generator.Render(clean, generator.Options{})
		to := generator.NewMemory(files)
		record, err := generator.Write(s, generator.Options{Version: "test"}, to, last)
		if failed != nil || err != nil {
			if fmt.Sprint(failed) != fmt.Sprint(err) {
				t.Fatalf("step %d, %s: %v, and clean: %v", step, what, err, failed)
			}
			continue
		}
		if difference := compare(to.Files, want); difference != "" {
			t.Fatalf("step %d, %s: %s", step, what, difference)
		}
		for name, made := range record.Pages {
			if last == nil {
				continue
			}
			if before, ok := last.Pages[name]; ok && *before == *made {
				kept++
			}
		}
		last, files = record, to
	}
	if kept == 0 {
		t.Error("no page was ever kept")
	}
}

func compare(got, want map[string][]byte) string {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if string(got[name]) != string(want[name]) {
			return name + " differs from a clean build"
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			return name + " is no part of a clean build"
		}
	}
	return ""
}

// changes are what people do to a site.
type changes struct {
	t      *testing.T
	dir    string
	random *rand.Rand
}

func (c changes) any(step int) string {
	kinds := []func(string, int) string{c.word, c.word, c.word, c.heading, c.title, c.remove, c.rename, c.add, c.configure, c.theme, c.asset, c.link, c.value}
	return kinds[c.random.IntN(len(kinds))](c.document(), step)
}

func (c changes) document() string {
	var names []string
	err := filepath.WalkDir(filepath.Join(c.dir, "content"), func(name string, e os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) == 0 {
		c.t.Fatal("no documents", err)
	}
	return names[c.random.IntN(len(names))]
}

func (c changes) edit(name string, change func(string) string) {
	data, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, []byte(change(string(data))), 0o644)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c changes) word(name string, step int) string {
	c.edit(name, func(s string) string { return s + fmt.Sprintf("\nAnd word%d.\n", step) })
	return "a word in " + name
}

func (c changes) heading(name string, step int) string {
	c.edit(name, func(s string) string { return s + fmt.Sprintf("\n## Part %d\n\nText.\n", step) })
	return "a heading in " + name
}

func (c changes) title(name string, step int) string {
	c.edit(name, func(s string) string {
		return strings.Replace(s, "\ntitle: ", fmt.Sprintf("\ntitle: Other %d ", step), 1)
	})
	return "the title of " + name
}

func (c changes) remove(name string, _ int) string {
	if c.random.IntN(2) == 0 {
		if err := os.Remove(name); err != nil {
			c.t.Fatal(err)
		}
	}
	return "without " + name
}

func (c changes) rename(name string, step int) string {
	if err := os.Rename(name, filepath.Join(filepath.Dir(name), fmt.Sprintf("renamed-%d.md", step))); err != nil {
		c.t.Fatal(err)
	}
	return "renamed " + name
}

func (c changes) add(_ string, step int) string {
	name := filepath.Join(c.dir, "content", fmt.Sprintf("new-%d.md", step))
	text := fmt.Sprintf("---\ntitle: New %d\naliases: [old-%d]\n---\nSee [the launch](launch.md#timeline) and [a file](../launchbook.yaml).\n", step, step)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		c.t.Fatal(err)
	}
	return "added " + name
}

func (c changes) configure(_ string, step int) string {
	c.edit(filepath.Join(c.dir, "launchbook.yaml"), func(s string) string {
		return strings.Replace(s, "title: ", fmt.Sprintf("title: Site %d ", step), 1)
	})
	return "the site's title"
}

func (c changes) theme(_ string, step int) string {
	name := filepath.Join(c.dir, "themes", "own", "templates", "extra.html")
	text := fmt.Sprintf(`{{define "severity"}}<b class="own-%d">{{.ID}}</b>{{end}}`, step)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		c.t.Fatal(err)
	}
	c.edit(filepath.Join(c.dir, "launchbook.yaml"), func(s string) string {
		if strings.Contains(s, "\ntheme: own") {
			return s
		}
		return s + "\ntheme: own\n"
	})
	return "the theme"
}

func (c changes) asset(_ string, step int) string {
	name := filepath.Join(c.dir, "content", fmt.Sprintf("file-%d.txt", step%3))
	if err := os.WriteFile(name, fmt.Appendf(nil, "file %d", step), 0o644); err != nil {
		c.t.Fatal(err)
	}
	return "the asset " + name
}

// plainDetail is a detail that is written without quotes.
var plainDetail = regexp.MustCompile(`( detail: )([A-Z])`)

func (c changes) value(name string, step int) string {
	c.edit(name, func(s string) string {
		return plainDetail.ReplaceAllString(s, fmt.Sprintf("${1}See [file](/file-%d.txt) and [outside](../../outside-%d.txt). $2", step%3, step%2))
	})
	return "links in the values of " + name
}

func (c changes) link(name string, step int) string {
	c.edit(name, func(s string) string {
		return s + fmt.Sprintf("\n[file](/file-%d.txt) [page](/new-%d.md) [outside](../../outside-%d.txt)\n", step%3, step-1, step%2)
	})
	outside := filepath.Join(c.dir, fmt.Sprintf("outside-%d.txt", step%2))
	if os.Remove(outside) != nil {
		if err := os.WriteFile(outside, nil, 0o644); err != nil {
			c.t.Fatal(err)
		}
	}
	return "links in " + name
}
