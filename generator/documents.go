package generator

import (
	"bytes"
	"fmt"
	"iter"
	"sync"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/pool"
)

// documents makes the pages of the documents on all cores, each written as soon
// as it is made, and the search index of them, by index.
func (p *Portal) documents(files map[string][]byte) error {
	if err := p.apart(files); err != nil {
		return err
	}
	all := make([]Made, len(p.pages))
	pool.Share(len(all), func(indexes iter.Seq[int]) {
		for i := range indexes {
			all[i].From = p.dependencies(p.pages[i])
		}
	})
	if p.options.Hashed != nil {
		p.options.Hashed()
	}
	index := p.newSearchIndex(all)
	pool.Share(len(all), func(indexes iter.Seq[int]) {
		for i := range indexes {
			index.add(i, p.make(p.pages[i], all[i].From, index.whole()))
		}
	})
	if err := index.finish(files); err != nil {
		return err
	}
	for i, d := range p.pages {
		p.wrote(files, d.Page, emitted{sum: all[i].To})
		p.wrote(files, twinOf(d), emitted{all[i].Twin, all[i].TwinSize})
	}
	return nil
}

// apart tells whether the documents become files of their own.
func (p *Portal) apart(files map[string][]byte) error {
	own := make(map[string]bool, 2*len(p.pages))
	for _, d := range p.pages {
		if taken(files, d.Page) || own[d.Page] {
			return fmt.Errorf("%s: another document becomes %s too; rename one of the two", d.File.Path, d.Page)
		}
		own[d.Page], own[twinOf(d)] = true, true
	}
	return nil
}

// make makes a page and its Markdown, or keeps those of the last portal.
func (p *Portal) make(d *site.Document, from Sum, whole bool) made {
	m := made{Made: Made{From: from}}
	if last, ok := p.last.Pages[d.Page]; ok && last.From == m.From {
		kept, err := p.keep(d, *last)
		if kept || err != nil {
			return made{Made: *last, kept: true, err: err}
		}
	}
	m.err = p.write(d, &m, whole)
	return m
}

// keep keeps a page and its Markdown, where the last portal still has both.
func (p *Portal) keep(d *site.Document, last Made) (bool, error) {
	kept, err := p.to.Keep(d.Page, last.To)
	if !kept || err != nil {
		return false, err
	}
	if kept, err = p.to.Keep(twinOf(d), last.Twin); kept || err != nil {
		return kept, err
	}
	text, err := p.site.Text(d)
	if err != nil {
		return false, err
	}
	b := takeSheet()
	defer sheets.Put(b)
	if err := writeTwin(b, d, text); err != nil {
		return false, err
	}
	_, err = p.to.Write(twinOf(d), b.Bytes())
	return true, err
}

// sheets are the buffers that pages are made in.
var sheets = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// takeSheet is an empty one.
func takeSheet() *bytes.Buffer {
	b := sheets.Get().(*bytes.Buffer)
	b.Reset()
	return b
}

func (p *Portal) write(d *site.Document, m *made, whole bool) error {
	text, err := p.site.Text(d)
	if err != nil {
		return err
	}
	b := takeSheet()
	defer sheets.Put(b)
	entries, err := p.document(d, text, b)
	if err != nil {
		return err
	}
	if err := m.encode(entries, whole); err != nil {
		return err
	}
	if m.To, err = p.to.Write(d.Page, b.Bytes()); err != nil {
		return err
	}
	b.Reset()
	if err := writeTwin(b, d, text); err != nil {
		return err
	}
	m.TwinSize = b.Len()
	m.Twin, err = p.to.Write(twinOf(d), b.Bytes())
	return err
}
