package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/tree"
)

// entry is one thing that searching finds.
type entry struct {
	Title string `json:"title"`
	Page  string `json:"page"`
	Text  string `json:"text"`
	URL   string `json:"url"`
}

// entries are the page itself with its structured data, and its sections.
func (pg *page) entries(body markdown.Rendered) []entry {
	intro := body.Text
	if len(body.Sections) > 0 {
		intro, _, _ = strings.Cut(intro, body.Sections[0].Text)
	}
	list := []entry{{pg.Title, pg.doc.Type, strings.TrimSpace(pg.Summary + " " + intro), pg.Path}}
	for _, s := range body.Sections {
		list = append(list, entry{s.Title, pg.Title, s.Text, pg.Path + "#" + s.Slug})
	}
	if pg.doc.Front.Node == nil {
		return list
	}
	for _, e := range pg.doc.Front.Node.Entries {
		for _, item := range e.Value.Items {
			list = append(list, pg.things(item)...)
		}
	}
	return list
}

// things are the items of structured data that have an anchor: contacts, paths,
// steps, metrics, decisions.
func (pg *page) things(n *tree.Node) []entry {
	var list []entry
	id, title := n.Get("id"), ""
	for _, key := range []string{"name", "issue", "scenario", "title"} {
		if value := n.Get(key); value != nil && title == "" {
			title = value.Text
		}
	}
	if id != nil && title != "" {
		list = append(list, entry{title, pg.Title, words(n), pg.Path + "#" + id.Text})
	}
	for _, e := range n.Entries {
		for _, item := range e.Value.Items {
			if item.Kind == tree.Map {
				list = append(list, pg.things(item)...)
			}
		}
	}
	return list
}

// words are the texts right below a mapping.
func words(n *tree.Node) string {
	var list []string
	for _, e := range n.Entries {
		switch {
		case e.Key == "query" || e.Key == "id" || e.Key == "name" || e.Key == "title":
		case e.Value.Kind == tree.String:
			list = append(list, e.Value.Text)
		}
	}
	return strings.Join(list, " ")
}

// encodeEntries is a page's part of the index.
func encodeEntries(list []entry) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	for i, item := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(item); err != nil {
			return nil, fmt.Errorf("search index: %w", err)
		}
		b.Truncate(b.Len() - 1) // the line end
	}
	return b.Bytes(), nil
}

const indexStart, indexEnd = "window.launchbookIndex=[", "]\n"

// searchIndex writes the index as a script, which unlike a request works from
// file:// too. The parts of pages that are kept are those of the last index.
func (p *Portal) searchIndex(files map[string][]byte, all []made) error {
	if err := p.indexAgain(all); err != nil {
		return err
	}
	size := len(indexStart) + len(indexEnd)
	for i := range all {
		size += len(all[i].entries) + 1
	}
	index := append(make([]byte, 0, size), indexStart...)
	p.record = &Record{Pages: make(map[string]Made, len(all))}
	for i := range all {
		m := &all[i]
		if i > 0 {
			index = append(index, ',')
		}
		m.IndexStart = len(index)
		index = append(index, m.entries...)
		m.IndexEnd = len(index)
		m.entries = nil
		p.record.Pages[p.pages[i].Page] = m.Made
	}
	index = append(index, indexEnd...)
	p.record.Index = sha256.Sum256(index)
	return p.emit(files, p.Index, index)
}

// indexAgain finds the parts of the index of pages that were kept: in the last
// index, or by making the page once more where that has gone.
func (p *Portal) indexAgain(all []made) error {
	last, ok := p.to.Last(p.Index, p.last.Index)
	for i := range all {
		m := &all[i]
		switch {
		case m.entries != nil:
		case ok && 0 <= m.IndexStart && m.IndexStart < m.IndexEnd && m.IndexEnd <= len(last):
			m.entries = last[m.IndexStart:m.IndexEnd]
		default:
			_, entries, err := p.document(p.pages[i])
			if err == nil {
				m.entries, err = encodeEntries(entries)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
