package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/content"
)

// again is a site that is built and linted again and again, with what the last
// runs left and without.
type againSite struct {
	t      *testing.T
	dir    string
	random *rand.Rand
}

// run is what the program prints, without the folder that it builds into.
func (s againSite) run(cached bool, args ...string) string {
	s.t.Helper()
	off := "1"
	if cached {
		off = ""
	}
	s.t.Setenv("LAUNCHBOOK_NO_CACHE", off)
	var out bytes.Buffer
	cmd := root()
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	cmd.SetArgs(append(args, "--now", "2027-03-01T08:00:00Z", s.dir))
	if err := cmd.Execute(); err != nil {
		fmt.Fprintf(&out, "error: %v\n", err)
	}
	return out.String()
}

func (s againSite) portal(name string) map[string]string {
	files, err := readFolder(name)
	if err != nil {
		s.t.Fatal(err)
	}
	return files
}

// readFolder reads all files in a folder, by what their paths have behind its own.
func readFolder(dir string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = string(data)
		return err
	})
	return files, err
}

func (s againSite) write(name, text string) {
	s.t.Helper()
	writeFile(s.t, filepath.Join(s.dir, name), text)
}

func (s againSite) edit(name string, change func(string) string) {
	data, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.t.Fatal(err)
	}
	s.write(name, change(string(data)))
}

// change is something that the next run has to see. Some of it leaves sizes and
// modification times as they were.
func (s againSite) change(step int, out string) string {
	changes := []struct {
		what string
		do   func()
	}{
		{"nothing", func() {}},
		{"a word, with the old size and time", func() {
			name := filepath.Join(s.dir, "content/faq.md")
			info, err := os.Stat(name)
			if err != nil {
				s.t.Fatal(err)
			}
			s.edit("content/faq.md", func(text string) string {
				i := strings.LastIndexAny(text, "abcdefghijklmnopqrstuvwxyz")
				return text[:i] + string('a'+(text[i]-'a'+1)%26) + text[i+1:]
			})
			if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
				s.t.Fatal(err)
			}
		}},
		{"a document more", func() { s.write(fmt.Sprintf("content/notes/n%d.md", step%3), "# Note\n\n[out](../../outside.txt)\n") }},
		{"a document less", func() { os.RemoveAll(filepath.Join(s.dir, "content/notes")) }},
		{"an asset", func() { s.write("content/files/a.txt", fmt.Sprint(step%2)) }},
		{"the configuration", func() {
			s.edit("launchbook.yaml", func(text string) string { return text + fmt.Sprintf("\n# %d\n", step) })
		}},
		{"the site's title", func() {
			s.edit("launchbook.yaml", func(text string) string { return strings.Replace(text, "title: ", "title: A", 1) })
		}},
		{"a theme", func() {
			s.write("themes/own/templates/extra.html", fmt.Sprintf(`{{define "severity"}}<b class="own-%d">{{.ID}}</b>{{end}}`, step%2))
			s.edit("launchbook.yaml", func(text string) string {
				return strings.TrimSuffix(strings.ReplaceAll(text, "\ntheme: own\n", "\n"), "\n") + "\ntheme: own\n"
			})
		}},
		{"a page of the portal", func() { os.WriteFile(filepath.Join(out, "faq.html"), []byte("mine"), 0o644) }},
		{"the portal is gone", func() { os.RemoveAll(out) }},
		{"a file that a link leads to", func() {
			if name := filepath.Join(s.dir, "outside.txt"); os.Remove(name) != nil {
				s.write("outside.txt", "")
			}
		}},
		{"a mistake, or not", func() {
			s.edit("content/launch.md", func(text string) string {
				if strings.Contains(text, "\nownr: x") {
					return strings.Replace(text, "\nownr: x", "", 1)
				}
				return strings.Replace(text, "\ntitle:", "\nownr: x\ntitle:", 1)
			})
		}},
		{"alerting rules", func() {
			s.write("rules/a.yml", fmt.Sprintf("groups:\n- name: g\n  rules:\n  - {alert: A%d, expr: a > %d, annotations: {runbook_url: /faq.html}}\n", step%2, step%3))
			s.edit("launchbook.yaml", func(text string) string {
				return strings.ReplaceAll(text, "\nrules_files: ['rules/*.yml']", "") + "\nrules_files: ['rules/*.yml']"
			})
		}},
		{"a file of alerting rules more", func() { s.write(fmt.Sprintf("rules/b%d.yml", step), "groups: []\n") }},
		{"no alerting rules", func() { os.RemoveAll(filepath.Join(s.dir, "rules")) }},
		{"a known finding", func() {
			s.write("launchbook-known.yaml", fmt.Sprintf("findings: []\n# %d\n", step))
		}},
	}
	one := changes[s.random.IntN(len(changes))]
	one.do()
	return one.what
}

// What is found to be the same is the same: whatever was changed in between, a
// run with what the last ones left ends as one without.
func TestAgainEqualsTheFirstTime(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	s := againSite{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(3, 4))}
	if _, err := content.Init(s.dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	out, clean := filepath.Join(t.TempDir(), "portal"), filepath.Join(t.TempDir(), "clean")
	for step := range 50 {
		what := "nothing"
		if step%20 == 10 {
			time.Sleep(3100 * time.Millisecond) // so that files have been left alone
			s.run(true, "build", "--quiet", "--output", out)
		} else if step > 0 {
			what = s.change(step, out)
		}
		os.RemoveAll(clean)
		want, got := s.run(false, "lint"), s.run(true, "lint")
		if got != want {
			t.Fatalf("step %d, %s: lint says\n%s\nand for the first time\n%s", step, what, got, want)
		}
		want, got = s.run(false, "build", "--quiet", "--output", clean), s.run(true, "build", "--quiet", "--output", out)
		if got != want {
			t.Fatalf("step %d, %s: build says\n%s\nand for the first time\n%s", step, what, got, want)
		}
		if strings.Contains(want, "error:") {
			continue // nothing was built
		}
		wanted, made := s.portal(clean), s.portal(out)
		for name := range wanted {
			if made[name] != wanted[name] {
				t.Fatalf("step %d, %s: %s differs from a first build", step, what, name)
			}
		}
		if len(made) != len(wanted) {
			t.Fatalf("step %d, %s: %d files, and %d in a first build", step, what, len(made), len(wanted))
		}
	}
}

// A run with nothing to do reads no page: it is done before one is loaded.
func TestNothingToDo(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	s := againSite{t: t, dir: t.TempDir()}
	if _, err := content.Init(s.dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	first := s.run(true, "build", "--timings")
	second := s.run(true, "build", "--timings")
	if strings.Contains(first, "compare") || !strings.Contains(second, "compare") {
		t.Errorf("first\n%s\nthen\n%s", first, second)
	}
	s.write("rules.yml", "groups:\n- name: g\n  rules:\n  - {alert: Slow, expr: a > 1}\n")
	s.edit("launchbook.yaml", func(text string) string { return text + "\nrules_files: [rules.yml]\n" })
	first, second = s.run(true, "lint", "--timings"), s.run(true, "lint", "--timings")
	if strings.Contains(first, "compare") || !strings.Contains(second, "compare") || !strings.Contains(second, "Slow") {
		t.Errorf("with alerting rules, first\n%s\nthen\n%s", first, second)
	}
	s.edit("rules.yml", func(text string) string { return strings.Replace(text, "Slow", "Slack", 1) })
	if third := s.run(true, "lint", "--timings"); strings.Contains(third, "compare") || !strings.Contains(third, "Slack") {
		t.Errorf("with another rule\n%s", third)
	}
	later := s.run(true, "build", "--timings", "--base-url", "https://runbooks.example.com/")
	if strings.Contains(later, "compare") {
		t.Errorf("with another address\n%s", later)
	}
}

// A portal that was named from one working folder is found from another, and no
// other folder of that name is taken for it.
func TestNothingToDoFromAnotherFolder(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	s := againSite{t: t, dir: t.TempDir()}
	if _, err := content.Init(s.dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	top := t.TempDir()
	for _, name := range []string{"a", "b"} {
		if err := os.Mkdir(filepath.Join(top, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join(top, "a"))
	s.run(true, "build", "-o", "public")
	t.Chdir(filepath.Join(top, "b"))
	named := filepath.Join("..", "a", "public")
	second := s.run(true, "build", "--timings", "-o", named)
	if !strings.Contains(second, "compare") || !strings.Contains(second, "Open "+filepath.Join(named, "index.html")) {
		t.Errorf("the portal was not found\n%s", second)
	}
	if err := os.RemoveAll(filepath.Join(top, "a", "public")); err != nil {
		t.Fatal(err)
	}
	s.run(true, "build", "-o", "public")
	if third := s.run(true, "build", "--timings", "-o", named); strings.Contains(third, "compare") {
		t.Errorf("another folder was taken for the portal\n%s", third)
	}
}
