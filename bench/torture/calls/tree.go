//go:build linux && amd64

package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// tree is the text of files by their paths.
type tree map[string]string

// read reads all files below a folder; one that cannot be read says why.
func read(dir string) tree {
	t := tree{}
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		if err != nil {
			t[name] = err.Error()
			return nil
		}
		if d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		t[name] = string(data)
		if err != nil {
			t[name] = err.Error()
		}
		return nil
	})
	return t
}

func (t tree) write(dir string) error {
	for name, text := range t {
		if err := write(filepath.Join(dir, name), text); err != nil {
			return err
		}
	}
	return nil
}

// below is the tree put into a folder.
func (t tree) below(dir string) tree {
	moved := tree{}
	for name, text := range t {
		moved[filepath.Join(dir, name)] = text
	}
	return moved
}

// in are the files in one of its folders.
func (t tree) in(dir string) tree {
	inside := tree{}
	for name, text := range t {
		if rest, ok := strings.CutPrefix(name, dir+"/"); ok {
			inside[rest] = text
		}
	}
	return inside
}

func (t tree) equal(o tree) bool { return maps.Equal(t, o) }

// state tells one tree from another. What the cache has of the times of files
// says nothing: they are other ones each time.
func (t tree) state() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(t)) {
		text := t[name]
		if strings.HasPrefix(name, "cache/") && strings.Contains(filepath.Base(name), "stamps-") {
			text = fmt.Sprint(len(text))
		}
		fmt.Fprintf(h, "%q %d %s\n", name, len(text), text)
	}
	return string(h.Sum(nil))
}

// differs names a file in which two trees differ.
func (t tree) differs(o tree) string {
	for name, text := range t {
		if other, ok := o[name]; !ok || other != text {
			return name
		}
	}
	for name := range o {
		if _, ok := t[name]; !ok {
			return name
		}
	}
	return ""
}
