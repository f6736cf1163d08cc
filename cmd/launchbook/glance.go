package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/audience"
)

// glance makes the pages of files that were edited, and nothing where it takes a
// whole build to know them: where a document is new, gone or broken, and where
// something else than documents was touched. The build that follows says why.
func (p *previewer) glance(paths []string) map[string][]byte {
	previous, made := p.last()
	if previous == nil || made == nil {
		return nil
	}
	texts := p.edited(previous, paths)
	if len(texts) == 0 {
		return nil
	}
	s, err := site.LoadWith(p.dir, site.LoadOptions{Overlay: texts, Facts: p.facts, Previous: previous, SameDisk: true, Observer: changing()})
	if err != nil {
		return nil
	}
	var edited []string
	for _, d := range s.Documents {
		if d.Broken {
			return nil
		}
		if _, ok := texts[d.File.Path]; ok {
			edited = append(edited, d.Path)
		}
	}
	if p.reader != "" {
		a, err := audience.Find(s.Config, p.reader)
		if err != nil {
			return nil
		}
		s = audience.Reduce(s, a)
	}
	pages, err := made.Glance(s, edited)
	if err != nil {
		return nil
	}
	return pages
}

// edited are the bytes of documents among the paths, by their paths from the
// site's root. It is empty where one of the others is there too, other than for
// a moment: editors write beside a file before they replace it.
func (p *previewer) edited(previous *site.Site, paths []string) map[string][]byte {
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return nil
	}
	defer root.Close()
	texts := map[string][]byte{}
	for _, name := range paths {
		name, err := filepath.Rel(p.dir, name)
		if err != nil {
			return nil
		}
		name = filepath.ToSlash(name)
		info, err := root.Lstat(name)
		known := slices.ContainsFunc(previous.Documents, func(d *site.Document) bool { return d.File.Path == name })
		switch {
		case err != nil && !known:
			continue
		case err != nil || !known || !info.Mode().IsRegular() || info.Size() > maxGlance:
			return nil
		}
		data, err := fs.ReadFile(root.FS(), path.Clean(name))
		if err != nil {
			return nil
		}
		texts[name] = data
	}
	return texts
}

// maxGlance is the largest document, in bytes, that is worth a page of its own
// ahead of the build.
const maxGlance = 256 << 10
