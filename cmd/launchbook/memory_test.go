package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/pool"
)

func starterAgain(t *testing.T) againSite {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	s := againSite{t: t, dir: t.TempDir()}
	if _, err := content.Init(s.dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestALargeSiteGivesTheSamePortal(t *testing.T) {
	s := starterAgain(t)
	small, large := filepath.Join(t.TempDir(), "small"), filepath.Join(t.TempDir(), "large")
	s.run(false, "build", "--output", small)
	asLarge(t)
	for range 2 { // the second time, pages of the first are kept
		s.run(true, "build", "--output", large)
		if diff := cmp.Diff(s.portal(small), s.portal(large)); diff != "" {
			t.Error(diff)
		}
		s.edit("content/faq.md", func(text string) string { return text + "\nOne more sentence.\n" })
		s.run(false, "build", "--output", small)
	}
}

func TestLintSaysTheSameOfAHugeSite(t *testing.T) {
	s := starterAgain(t)
	s.edit("content/faq.md", func(text string) string { return "---\ntype: faq\n---\n# FAQ\n\n[gone](gone.md) TODO\n" })
	for _, format := range []string{"text", "json", "sarif"} {
		want := s.run(false, "lint", "--report", format)
		t.Run(format, func(t *testing.T) {
			asLarge(t)
			if diff := cmp.Diff(want, s.run(false, "lint", "--report", format)); diff != "" || !strings.Contains(want, "gone.md") {
				t.Error(want, diff)
			}
		})
	}
}

// asLarge has every site taken for a huge one.
func asLarge(t *testing.T) {
	t.Helper()
	much, large, huge, percent, most := muchText, largeSite, hugeSite, debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	t.Cleanup(func() {
		muchText, largeSite, hugeSite = much, large, huge
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(most)
		pool.SetRest(nil)
	})
	muchText, largeSite, hugeSite = 0, 1, 1
}

func TestATextThatChangesWhileAPortalIsMadeStopsIt(t *testing.T) {
	s := starterAgain(t)
	loaded, err := site.Load(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	loaded.ReleaseTexts()
	s.edit("content/faq.md", func(text string) string { return text + "\nOne more sentence.\n" })
	_, err = generator.Render(loaded, generator.Options{})
	if !errors.Is(err, site.ErrChanged) || err.Error() != "content/faq.md: the file was changed meanwhile; start again" {
		t.Error(err)
	}
	if err := os.Remove(filepath.Join(s.dir, "content/faq.md")); err != nil {
		t.Fatal(err)
	}
	if _, err = generator.Render(loaded, generator.Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestATextThatChangesWhileItIsProvedStopsTheRun(t *testing.T) {
	s := starterAgain(t)
	loaded, err := site.LoadWith(s.dir, site.LoadOptions{Large: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := proveSite(loaded, lintedAt); err != nil {
		t.Fatal(err)
	}
	s.edit("content/faq.md", func(text string) string { return text + "\nOne more sentence.\n" })
	if _, err = proveSite(loaded, lintedAt); !isFailure(err) || err.Error() != "content/faq.md: the file was changed meanwhile; start again" {
		t.Error(err)
	}
}

func TestAHugeFileStaysOut(t *testing.T) {
	s := starterAgain(t)
	video := filepath.Join(s.dir, "content", "video.mp4")
	if err := os.WriteFile(video, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(video, 100<<20+1); err != nil { // a hole, which takes no room
		t.Fatal(err)
	}
	loaded, err := site.Load(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	result, err := proveSite(loaded, lintedAt)
	if err != nil || len(result.Diagnostics) == 0 {
		t.Fatal(result, err)
	}
	if d := result.Diagnostics[0]; d.Rule != "file-limit" || d.Path() != "content/video.mp4" || d.Message != "the file has 100.0 MiB; 100 MiB is the most that is read" {
		t.Error(d.Rule, d.Path(), d.Message)
	}
	files, err := generator.Render(loaded, generator.Options{})
	if _, there := files["video.mp4"]; err != nil || there {
		t.Error(there, err)
	}
}

func isFailure(err error) bool {
	var exit *exitError
	return errors.As(err, &exit) && exit.code == exitFailure
}
