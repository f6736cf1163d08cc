package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// execute runs a command line and returns what it printed.
func execute(t *testing.T, args ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	cmd := root()
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	err := cmd.ExecuteContext(t.Context())
	return out.String(), err
}

func TestAPageTakenAwayVanishes(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "launchbook.yaml"), "content: .\naudiences: [{id: stakeholders}]\n")
	writeFile(t, filepath.Join(dir, "plan.md"), "---\naudiences: [stakeholders]\n---\n# Plan\n\n![The plan](plan.png)\n")
	writeFile(t, filepath.Join(dir, "plan.png"), "image")
	writeFile(t, filepath.Join(dir, "news.md"), "---\naudiences: [stakeholders]\n---\n# News\n")
	writeFile(t, filepath.Join(dir, "team.md"), "# Team\n")
	build := func() string {
		out, err := execute(t, "build", "--audience", "stakeholders", dir)
		if err != nil {
			t.Fatal(err, out)
		}
		return out
	}
	there := func(name string) bool {
		_, err := os.Stat(filepath.Join(dir, "public-stakeholders", name))
		return err == nil
	}
	build()
	if !there("plan.html") || !there("plan.md") || !there("plan.png") || !there("news.html") || there("team.html") {
		t.Error("the portal has not what the audience may see")
	}
	writeFile(t, filepath.Join(dir, "plan.md"), "# Plan\n\n![The plan](plan.png)\n")
	out := build()
	if there("plan.html") || there("plan.md") || there("plan.png") || !there("news.html") {
		t.Errorf("what was taken away is still there: %s", out)
	}
	for _, name := range []string{"index.html", "llms.txt", "news.html"} {
		data, err := os.ReadFile(filepath.Join(dir, "public-stakeholders", name))
		if err != nil || strings.Contains(string(data), "Plan") {
			t.Errorf("%s: %v %s", name, err, data)
		}
	}
	if out, err := execute(t, "lint", dir); err != nil || strings.Contains(out, "public-stakeholders") {
		t.Errorf("the portal of an audience is no content: %v %s", err, out)
	}
}

func TestAnUnknownAudienceIsNamed(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "launchbook.yaml"), "audiences: [{id: stakeholders}]\n")
	writeFile(t, filepath.Join(dir, "content", "a.md"), "# A\n")
	_, err := execute(t, "build", "--audience", "stakholders", dir)
	if err == nil || !strings.Contains(err.Error(), `there is no audience "stakholders", did you mean "stakeholders"?`) {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "public-stakholders")); err == nil {
		t.Error("something was built")
	}
}
