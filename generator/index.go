package generator

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
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
	all    []Made
	parts  []indexPart
	// last is the last portal's file that is loaded first, which has entries of all
	// parts.
	last lastFiles

	mu     sync.Mutex
	broken map[int]error // pages that could not be made, and why
	failed error
}

// indexPart is the file of some pages that follow each other.
type indexPart struct {
	number   int // of the file
	from, to int // pages
	waiting  int // pages that are not made yet
	made     []made
	head     []byte // their entries in the file that is loaded first
	emitted  emitted
}

func (p *Portal) newSearchIndex(all []Made) *searchIndex {
	x := &searchIndex{portal: p, all: all, broken: map[int]error{}}
	if len(all) <= maxWhole {
		x.parts = []indexPart{{number: firstFile, to: len(all), waiting: len(all)}}
		return x
	}
	for from := 0; from < len(all); from += pagesPerPart {
		to := min(from+pagesPerPart, len(all))
		x.parts = append(x.parts, indexPart{number: firstFile + 1 + len(x.parts), from: from, to: to, waiting: to - from})
	}
	return x
}

// firstFile is the number of the file that is loaded first.
const firstFile = 1

// indexFile is a file of the index, by its number.
func (p *Portal) indexFile(number int) string {
	if number == firstFile {
		return p.Index
	}
	return fmt.Sprintf("assets/search-index-%03d.js", number-firstFile)
}

// whole is set where the index is one file.
func (x *searchIndex) whole() bool { return len(x.all) <= maxWhole }

// add takes a page that was made or kept, and writes its part when that was the
// last page of it.
func (x *searchIndex) add(i int, m made) {
	part := &x.parts[0]
	if !x.whole() {
		part = &x.parts[i/pagesPerPart]
	}
	x.mu.Lock()
	if part.made == nil {
		part.made = make([]made, part.to-part.from)
	}
	part.made[i-part.from] = m
	if m.err != nil {
		x.broken[i] = m.err
	}
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
	pages := part.made
	part.made = nil
	for i := range pages {
		if pages[i].err != nil {
			return nil // reported with the page
		}
	}
	if err := x.again(part.from, pages); err != nil {
		return err
	}
	data := join([]byte(indexStart), pages, func(m *made) ([]byte, *Range) { return m.text, &m.Text })
	data = append(data, indexEnd...)
	part.head = join(nil, pages, func(m *made) ([]byte, *Range) { return m.head, &m.Head })
	for i := range pages {
		pages[i].Text.File = part.number
		x.all[part.from+i] = pages[i].Made
	}
	sum, err := x.portal.to.Write(x.portal.indexFile(part.number), data)
	part.emitted = emitted{sum, len(data)}
	return err
}

// again finds the entries of pages that were kept: in the last portal, or by
// making the page once more where that has gone.
func (x *searchIndex) again(from int, pages []made) error {
	p := x.portal
	var files lastFiles
	for i := range pages {
		m := &pages[i]
		if !m.kept {
			continue
		}
		var ok bool
		if m.text, ok = files.read(p, m.Text); ok {
			if x.whole() {
				continue
			}
			if m.head, ok = x.last.read(p, m.Head); ok {
				continue
			}
		}
		d := p.pages[from+i]
		text, err := p.site.Text(d)
		if err != nil {
			return fmt.Errorf("%s: %w", d.File.Path, err)
		}
		entries, err := p.document(d, text, new(bytes.Buffer))
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
	if r.File == 0 {
		return nil, false
	}
	data := f.file(p, p.indexFile(r.File))
	if r.Start < 0 || r.End < r.Start || r.End > len(data) {
		return nil, false
	}
	return bytes.Clone(data[r.Start:r.End]), true
}

func (f *lastFiles) file(p *Portal, name string) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, known := f.data[name]
	if !known {
		if f.data == nil {
			f.data = map[string][]byte{}
		}
		if last, ok := p.to.Last(name, p.last.Index[name]); ok {
			data = last
		}
		f.data[name] = data
	}
	return data
}

// finish writes the file that is loaded first, and notes where the entries of
// each page are.
func (x *searchIndex) finish(files map[string][]byte) error {
	p := x.portal
	if len(x.all) == 0 {
		x.failed = x.write(&x.parts[0]) // no page was its last one
	}
	if len(x.broken) > 0 {
		first := slices.Min(slices.Collect(maps.Keys(x.broken)))
		return fmt.Errorf("%s: %w", p.pages[first].File.Path, x.broken[first])
	}
	if x.failed != nil {
		return x.failed
	}
	p.record = &Record{Pages: make(map[string]*Made, len(x.all)), Index: map[string]Sum{}}
	for _, part := range x.parts {
		name := p.indexFile(part.number)
		p.wrote(files, name, part.emitted)
		p.record.Index[name] = part.emitted.sum
	}
	if !x.whole() {
		data := fmt.Appendf(x.heads(), "window.launchbookParts=%d\n", len(x.parts))
		if err := p.emit(files, p.Index, data); err != nil {
			return err
		}
		p.record.Index[p.Index] = p.emitted[p.Index].sum
	}
	for i := range x.all {
		p.record.Pages[p.pages[i].Page] = &x.all[i]
	}
	return nil
}

// heads makes the file that is loaded first of what the parts have for it.
func (x *searchIndex) heads() []byte {
	size := len(indexStart) + len(indexEnd)
	for _, part := range x.parts {
		size += len(part.head) + 1
	}
	data := append(make([]byte, 0, size), indexStart...)
	for i := range x.parts {
		part := &x.parts[i]
		if len(part.head) > 0 && len(data) > len(indexStart) {
			data = append(data, ',')
		}
		for j := part.from; j < part.to; j++ {
			at := &x.all[j].Head
			*at = Range{firstFile, at.Start + len(data), at.End + len(data)}
		}
		data = append(data, part.head...)
		part.head = nil
	}
	return append(data, indexEnd...)
}

// join adds the entries of pages to data, and says where they are.
func join(data []byte, pages []made, of func(*made) ([]byte, *Range)) []byte {
	size, before := 0, len(data)
	for i := range pages {
		entries, _ := of(&pages[i])
		size += len(entries) + 1
	}
	data = slices.Grow(data, size+len(indexEnd))
	for i := range pages {
		entries, at := of(&pages[i])
		if len(entries) > 0 && len(data) > before {
			data = append(data, ',')
		}
		at.Start = len(data)
		data = append(data, entries...)
		at.End = len(data)
	}
	return data
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
