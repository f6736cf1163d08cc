//go:build unix

package main

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"
)

// hugoSite has the configuration and the templates that Hugo builds the same
// documents with: a page each with a menu, links between them, highlighted code,
// lists, a sitemap and an index of all text for searching.
//
//go:embed hugo
var hugoSite embed.FS

func writeHugo(dir string) error {
	return fs.WalkDir(hugoSite, "hugo", func(name string, e fs.DirEntry, err error) error {
		relative, err2 := filepath.Rel("hugo", filepath.FromSlash(name))
		if err != nil || err2 != nil {
			return err
		}
		target := filepath.Join(dir, relative)
		if e.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := hugoSite.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}
