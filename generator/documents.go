package generator

import (
	"crypto/sha256"
	"fmt"
	"iter"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/pool"
)

// documents makes the pages of the documents on all cores, each written as soon
// as it is made, and the search index of them, by index.
func (p *Portal) documents(files map[string][]byte) error {
	p.written, p.emitted = map[string]bool{}, map[string]emitted{}
	for _, d := range p.pages {
		if _, taken := files[d.Page]; taken {
			return fmt.Errorf("%s: another document becomes %s too; rename one of the two", d.File.Path, d.Page)
		}
		files[d.Page], p.written[d.Page] = nil, true
	}
	all := make([]made, len(p.pages))
	pool.Share(len(all), func(indexes iter.Seq[int]) {
		for i := range indexes {
			all[i] = p.make(p.pages[i])
		}
	})
	for i := range all {
		if err := all[i].err; err != nil {
			return fmt.Errorf("%s: %w", p.pages[i].File.Path, err)
		}
	}
	return p.searchIndex(files, all)
}

// make makes a page, or keeps that of the last portal.
func (p *Portal) make(d *site.Document) made {
	m := made{Made: Made{From: p.dependencies(d)}}
	if last, ok := p.last.Pages[d.Page]; ok && last.From == m.From {
		kept, err := p.to.Keep(d.Page, last.To)
		if kept || err != nil {
			return made{Made: last, err: err}
		}
	}
	html, entries, err := p.document(d)
	if err == nil {
		m.entries, err = encodeEntries(entries)
	}
	if err == nil {
		m.To = sha256.Sum256(html)
		err = p.to.Write(d.Page, html)
	}
	m.err = err
	return m
}
