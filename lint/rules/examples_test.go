package rules_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/lint/rules/examples"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// Every rule finds what its example says, there and nowhere else, and nothing
// in the good one.
func TestExamples(t *testing.T) {
	_, gitErr := exec.LookPath("git")
	for _, rule := range rules.All() {
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			e, err := examples.Of(rule.ID)
			if len(e.Commits) > 0 && gitErr != nil {
				t.Skip("git is not here")
			}
			if errors.Is(err, fs.ErrNotExist) {
				t.Fatalf("the rule has no example: write examples/%s.txtar", rule.ID)
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(e.Bad) == 0 || len(e.Good) == 0 {
				t.Error("the example needs a bad and a good site")
			}
			checkBad(t, rule, e)
			for _, d := range run(t, e, e.Good) {
				if d.Rule == rule.ID || d.Level == source.Error {
					t.Errorf("in the good site: %s", line(d))
				}
			}
		})
	}
}

func checkBad(t *testing.T, rule lint.Rule, e examples.Example) {
	t.Helper()
	found := run(t, e, e.Bad)
	wanted := 0
	for _, f := range e.Bad {
		for _, want := range f.Wants {
			wanted++
			i := slices.IndexFunc(found, func(d source.Diagnostic) bool {
				start, _ := d.Range()
				return d.Rule == rule.ID && d.Path() == f.Name && start.Line == want.Line && strings.Contains(d.Message, want.Message)
			})
			if i < 0 {
				t.Errorf("nothing found at %s:%d that says %q", f.Name, want.Line, want.Message)
				continue
			}
			found = slices.Delete(found, i, i+1)
		}
	}
	if wanted == 0 {
		t.Error("the bad site marks nothing to be found")
	}
	for _, d := range found {
		if d.Rule == rule.ID || d.Level == source.Error {
			t.Errorf("found as well: %s", line(d))
		}
	}
}

func line(d source.Diagnostic) string {
	at, _ := d.Range()
	return fmt.Sprintf("%s:%d:%d: %s: %s [%s]", d.Path(), at.Line, at.Column, d.Level, d.Message, d.Rule)
}

// run lints the site of an example.
func run(t *testing.T, e examples.Example, files []examples.File) []source.Diagnostic {
	t.Helper()
	all, err := examples.Site(files)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range all {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	commit(t, dir, e.Commits)
	s, err := site.Load(dir)
	var mistakes *site.ConfigError
	if errors.As(err, &mistakes) {
		return mistakes.Diagnostics
	}
	if err != nil {
		t.Fatal(err)
	}
	levels, wrong := lint.Levels(s, rules.All())
	list, err := known.Read(s, nil, rules.IDs())
	if err != nil {
		t.Fatal(err)
	}
	found := lint.Run(s, rules.All(), lint.Options{Now: e.Now, Levels: levels, Known: list}).Diagnostics
	large, err := site.LoadWith(dir, site.LoadOptions{Large: 1})
	if err != nil {
		t.Fatal(err)
	}
	again := lint.Run(large, rules.All(), lint.Options{Now: e.Now, Levels: levels, Known: list}).Diagnostics
	if !slices.EqualFunc(found, again, func(a, b source.Diagnostic) bool { return line(a) == line(b) }) || large.Intact() != nil {
		t.Errorf("a site whose texts are let go of has %d findings and not %d, %v", len(again), len(found), large.Intact())
	}
	return append(found, wrong...)
}

// commit makes the commits of an example in its folder.
func commit(t *testing.T, dir string, commits []examples.Commit) {
	t.Helper()
	if len(commits) == 0 {
		return
	}
	git := func(at string, args ...string) {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+at, "GIT_COMMITTER_DATE="+at, "GIT_CONFIG_GLOBAL="+os.DevNull,
			"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.com", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.com")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("", "init", "-q")
	for _, c := range commits {
		git(c.At, "add", c.Path)
		git(c.At, "commit", "-qm", "Change "+c.Path)
	}
}

// What a rule says of itself is whole.
func TestRulesAreDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules.All() {
		if seen[r.ID] {
			t.Errorf("%s stands in the catalogue twice", r.ID)
		}
		seen[r.ID] = true
		for what, text := range map[string]string{"summary": r.Summary, "why": r.Why, "fix": r.Fix} {
			if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "`.") && !strings.HasSuffix(text, ")") {
				t.Errorf("the %s of %s is not a sentence: %q", what, r.ID, text)
			}
		}
		if r.Level == source.Off {
			t.Errorf("%s has no level", r.ID)
		}
	}
	archives, err := filepath.Glob("examples/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range archives {
		if id := strings.TrimSuffix(filepath.Base(path), ".txtar"); id != "base" && !seen[id] {
			t.Errorf("%s belongs to no rule", path)
		}
	}
}
