package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"iter"
	"sync"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/pool"
)

// documents makes the pages of the documents on all cores, each written as soon
// as it is made, and the search index of them, by index.
func (p *Portal) documents(files map[string][]byte) error {
	p.written, p.emitted = map[string]bool{}, map[string]emitted{}
	twins := make([]string, len(p.pages))
	for i, d := range p.pages {
		if _, taken := files[d.Page]; taken {
			return fmt.Errorf("%s: another document becomes %s too; rename one of the two", d.File.Path, d.Page)
		}
		files[d.Page], p.written[d.Page] = nil, true
		twins[i] = twinOf(d)
		files[twins[i]], p.written[twins[i]] = nil, true
	}
	all := make([]made, len(p.pages))
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
			all[i] = p.make(p.pages[i], all[i].From, index.whole())
			index.done(i)
		}
	})
	for i := range all {
		if err := all[i].err; err != nil {
			return fmt.Errorf("%s: %w", p.pages[i].File.Path, err)
		}
		p.emitted[twins[i]] = emitted{all[i].Twin, all[i].TwinSize}
	}
	return index.finish(files)
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
	return true, p.to.Write(twinOf(d), b.Bytes())
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
	html := b.Bytes()
	if err := m.encode(entries, whole); err != nil {
		return err
	}
	t := takeSheet()
	defer sheets.Put(t)
	if err := writeTwin(t, d, text); err != nil {
		return err
	}
	twin := t.Bytes()
	m.To, m.Twin = sha256.Sum256(html), sha256.Sum256(twin)
	m.TwinSize = len(twin)
	if err := p.to.Write(d.Page, html); err != nil {
		return err
	}
	return p.to.Write(twinOf(d), twin)
}
