package generator

import (
	"bytes"
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

// searchIndex writes the index as a script, which unlike a request works from
// file:// too.
func (p *Portal) searchIndex(files map[string][]byte, entries []entry) error {
	if entries == nil {
		entries = []entry{}
	}
	var b bytes.Buffer
	b.WriteString("window.launchbookIndex=")
	e := json.NewEncoder(&b)
	if err := e.Encode(entries); err != nil {
		return fmt.Errorf("search index: %w", err)
	}
	files[p.Index] = b.Bytes()
	return nil
}
