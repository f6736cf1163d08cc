package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"
)

// The search index is one script, or, where there are many pages, one with what
// names pages, people and alerts, and others with the texts of so many pages
// each, which searching loads only if the first one has too little. A script,
// unlike a request, works from file:// too.
const (
	pagesPerPart = 200
	maxWhole     = 2 * pagesPerPart // pages of an index in one file
)

const indexStart, indexEnd = "window.launchbookIndex=[", "]\n"

// searchIndex makes the index while pages are made, so that no more than a few
// pages' parts are held at a time.
type searchIndex struct {
	portal *Portal
	all    []made
	parts  []indexPart
	// heads is the last portal's file that is loaded first, which has entries of all
	// parts.
	heads lastFiles

	mu     sync.Mutex
	failed error
}

// indexPart is the file of some pages that follow each other.
type indexPart struct {
	name     string
	from, to int // pages
	waiting  int // pages that are not made yet
	emitted  emitted
}

func (p *Portal) newSearchIndex(all []made) *searchIndex {
	x := &searchIndex{portal: p, all: all}
	if len(all) <= maxWhole {
		x.parts = []indexPart{{name: p.Index, to: len(all), waiting: len(all)}}
		return x
	}
	for from := 0; from < len(all); from += pagesPerPart {
		to := min(from+pagesPerPart, len(all))
		x.parts = append(x.parts, indexPart{name: partName(len(x.parts)), from: from, to: to, waiting: to - from})
	}
	return x
}

func partName(i int) string { return fmt.Sprintf("assets/search-index-%03d.js", i+1) }

// whole is set where the index is one file.
func (x *searchIndex) whole() bool { return len(x.all) <= maxWhole }

// done takes note of a page that was made or kept, and writes its part when that
// was the last page of it.
func (x *searchIndex) done(i int) {
	part := &x.parts[0]
	if !x.whole() {
		part = &x.parts[i/pagesPerPart]
	}
	x.mu.Lock()
	part.waiting--
	last := part.waiting == 0
	x.mu.Unlock()
	if !last {
		return
	}
	if err := x.write(part); err != nil {
		x.mu.Lock()
		x.failed = err
		x.mu.Unlock()
	}
}

func (x *searchIndex) write(part *indexPart) error {
	for i := part.from; i < part.to; i++ {
		if x.all[i].err != nil {
			return nil // reported with the page
		}
	}
	if err := x.again(part); err != nil {
		return err
	}
	data := join(x.all[part.from:part.to], func(m *made) (*[]byte, *Range) { return &m.text, &m.Text })
	part.emitted = emitted{sha256.Sum256(data), len(data)}
	return x.portal.to.Write(part.name, data)
}

// again finds the entries of pages that were kept: in the last portal, or by
// making the page once more where that has gone.
func (x *searchIndex) again(part *indexPart) error {
	p := x.portal
	var files lastFiles
	for i := part.from; i < part.to; i++ {
		m := &x.all[i]
		if !m.kept {
			continue
		}
		var ok bool
		if m.text, ok = files.read(p, m.Text); ok {
			if x.whole() {
				continue
			}
			if m.head, ok = x.heads.read(p, m.Head); ok {
				continue
			}
		}
		text, err := p.site.Text(p.pages[i])
		if err != nil {
			return fmt.Errorf("%s: %w", p.pages[i].File.Path, err)
		}
		entries, err := p.document(p.pages[i], text, new(bytes.Buffer))
		if err == nil {
			err = m.encode(entries, x.whole())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// lastFiles are files of the last portal's index, each read once.
type lastFiles struct {
	mu   sync.Mutex
	data map[string][]byte
}

func (f *lastFiles) read(p *Portal, r Range) ([]byte, bool) {
	data := f.file(p, r.File)
	if r.Start < 0 || r.End < r.Start || r.End > len(data) {
		return nil, false
	}
	return bytes.Clone(data[r.Start:r.End]), r.File != ""
}

func (f *lastFiles) file(p *Portal, name string) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, known := f.data[name]
	if !known {
		if f.data == nil {
			f.data = map[string][]byte{}
		}
		data, _ = p.to.Last(name, p.last.Index[name])
		f.data[name] = data
	}
	return data
}

// finish writes the file that is loaded first, and notes where the entries of
// each page are.
func (x *searchIndex) finish(files map[string][]byte) error {
	if x.failed != nil {
		return x.failed
	}
	p := x.portal
	p.record = &Record{Pages: make(map[string]*Made, len(x.all)), Index: map[string]Sum{}}
	for _, part := range x.parts {
		files[part.name], p.written[part.name], p.emitted[part.name] = nil, true, part.emitted
		p.record.Index[part.name] = part.emitted.sum
		for i := part.from; i < part.to; i++ {
			x.all[i].Text.File = part.name
		}
	}
	if !x.whole() {
		data := join(x.all, func(m *made) (*[]byte, *Range) { return &m.head, &m.Head })
		data = fmt.Appendf(data, "window.launchbookParts=%d\n", len(x.parts))
		for i := range x.all {
			x.all[i].Head.File = p.Index
		}
		p.record.Index[p.Index] = sha256.Sum256(data)
		if err := p.emit(files, p.Index, data); err != nil {
			return err
		}
	}
	for i := range x.all {
		p.record.Pages[p.pages[i].Page] = &x.all[i].Made
	}
	return nil
}

// join makes a file of the entries of pages, and lets go of them.
func join(pages []made, of func(*made) (*[]byte, *Range)) []byte {
	size := len(indexStart) + len(indexEnd)
	for i := range pages {
		entries, _ := of(&pages[i])
		size += len(*entries) + 1
	}
	data := append(make([]byte, 0, size), indexStart...)
	for i := range pages {
		entries, at := of(&pages[i])
		if i > 0 && len(*entries) > 0 && len(data) > len(indexStart) {
			data = append(data, ',')
		}
		*at = Range{Start: len(data)}
		data = append(data, *entries...)
		at.End = len(data)
		*entries = nil
	}
	return append(data, indexEnd...)
}

// encode keeps the entries of a page as they stand in the index.
func (m *made) encode(entries []entry, whole bool) (err error) {
	if whole {
		m.text, err = encodeEntries(entries)
		return err
	}
	var head, text []entry
	for _, e := range entries {
		if e.Kind != "" {
			short := e
			if e.Kind == "page" {
				short.Text = "" // stands in the other part
				text = append(text, e)
			}
			head = append(head, short)
		} else {
			text = append(text, e)
		}
	}
	if m.head, err = encodeEntries(head); err == nil {
		m.text, err = encodeEntries(text)
	}
	return err
}
