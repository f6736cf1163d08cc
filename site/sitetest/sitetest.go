// Package sitetest loads sites, and makes their files, for tests of other packages.
package sitetest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/site"
)

// Edit is a file of the starter site, a text in it, and by what the text is
// replaced, everywhere.
type Edit [3]string

// Starter loads the starter site after some edits, none of which may make a
// mistake that loading finds.
func Starter(t testing.TB, edits ...Edit) *site.Site {
	t.Helper()
	dir := t.TempDir()
	if _, err := content.Init(dir, content.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		file, from, to := e[0], e[1], e[2]
		name := filepath.Join(dir, filepath.FromSlash(file))
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), from) {
			t.Fatalf("%s has no %q", file, from)
		}
		if err := os.WriteFile(name, []byte(strings.ReplaceAll(string(data), from, to)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := Load(t, dir)
	for _, d := range s.Diagnostics {
		t.Fatalf("%s: %s", d.Path(), d.Message)
	}
	return s
}

// Of loads a site of files: texts by their paths, with slashes.
func Of(t testing.TB, files map[string]string) *site.Site {
	t.Helper()
	dir := t.TempDir()
	Write(t, dir, files)
	return Load(t, dir)
}

// Load loads the site of a folder.
func Load(t testing.TB, dir string) *site.Site {
	t.Helper()
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Write writes texts by their paths below a folder, with slashes.
func Write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Symlink makes a symbolic link, and skips the test where there are none. Wine says that
// it made one.
func Symlink(t testing.TB, to, name string) {
	t.Helper()
	err := os.Symlink(to, name)
	if err == nil {
		_, err = os.Lstat(name)
	}
	if err != nil {
		t.Skip(err)
	}
}
