package site

import (
	"bytes"
	"io/fs"
	"os"

	"github.com/launchbook/launchbook/source"
)

// previous is an earlier load of the same folder. A nil previous has nothing.
type previous struct {
	site     *Site
	sameDisk bool
	byPath   map[string]*Document
	found    map[string][]source.Diagnostic
}

func previousOf(o LoadOptions) *previous {
	if o.Previous == nil {
		return nil
	}
	p := &previous{o.Previous, o.SameDisk, map[string]*Document{}, map[string][]source.Diagnostic{}}
	for _, d := range o.Previous.Documents {
		p.byPath[d.File.Path] = d
	}
	for _, d := range o.Previous.Diagnostics {
		p.found[d.Path()] = append(p.found[d.Path()], d)
	}
	return p
}

// usable tells whether what was read then would be read again: the configuration
// says what types documents have.
func (p *previous) usable(s *Site) bool {
	return p != nil && p.site.Dir == s.Dir && p.site.Config.Content == s.Config.Content && bytes.Equal(p.site.ConfigFile.Data(), s.ConfigFile.Data())
}

// sameFiles tells whether nothing on the disk has changed since either.
func (p *previous) sameFiles(s *Site) bool { return p.usable(s) && p.sameDisk }

// list is the Markdown files of the content folder, and records its assets.
func (s *Site) list(root *os.Root) ([]string, error) {
	var files []string
	if !s.previous.sameFiles(s) {
		err := s.walk(root, func(path string, _ fs.DirEntry) error {
			files = append(files, path)
			return nil
		})
		return files, err
	}
	s.Assets = s.previous.site.Assets
	for _, d := range s.previous.site.Documents {
		if s.previous.only(s, root, d.File.Path) {
			continue
		}
		files = append(files, d.Path)
	}
	return files, nil
}

// only tells whether a document was in the overlay then and is nowhere now.
func (p *previous) only(s *Site, root *os.Root, path string) bool {
	_, was := p.site.overlay[path]
	_, is := s.overlay[path]
	if !was || is {
		return false
	}
	_, err := root.Stat(path)
	return err != nil
}

// untouched is a document of which neither the disk nor the overlay has anything
// new.
func (p *previous) untouched(s *Site, path string, inMemory bool) (*Document, []source.Diagnostic, bool) {
	if !p.sameFiles(s) || inMemory {
		return nil, nil, false
	}
	if _, was := p.site.overlay[path]; was {
		return nil, nil, false
	}
	return p.take(path)
}

// same is a document that has the same bytes as then. One without any may have
// been too large to read.
func (p *previous) same(s *Site, path string, data []byte) (*Document, []source.Diagnostic, bool) {
	if d := p.at(path); d == nil || len(data) == 0 || !p.usable(s) || !bytes.Equal(d.File.Data(), data) {
		return nil, nil, false
	}
	return p.take(path)
}

func (p *previous) at(path string) *Document {
	if p == nil {
		return nil
	}
	return p.byPath[path]
}

// take is a document for another site, which may give it another page.
func (p *previous) take(path string) (*Document, []source.Diagnostic, bool) {
	d := p.byPath[path]
	if d == nil {
		return nil, nil, false
	}
	again := *d
	again.Page = pageOf(d.Path)
	return &again, p.found[path], true
}
