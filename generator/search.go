package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/tree"
)

// entry is one thing that searching finds.
type entry struct {
	Title string `json:"title"`
	Page  string `json:"page"`
	Text  string `json:"text"`
	URL   string `json:"url"`
	// Kind is "person", "alert", "page" or "": people and alerts come first.
	Kind string `json:"kind,omitempty"`
	// Phone is a person's number, to call from the results.
	Phone string `json:"phone,omitempty"`
}

// entries are the page itself with its structured data, and its sections.
func (pg *page) entries(front *tree.Node, body markdown.Rendered) []entry {
	list := []entry{{Title: pg.Title, Page: pg.pageKind(), Text: strings.TrimSpace(pg.Summary + " " + body.Text), URL: escapedPath(pg.Path), Kind: "page"}}
	for _, s := range body.Sections {
		list = append(list, entry{Title: s.Title, Page: pg.Title, Text: s.Text, URL: escapedPath(pg.Path) + "#" + url.PathEscape(s.Slug)})
	}
	switch data := pg.doc.Data.(type) {
	case *schema.Contacts:
		return append(list, pg.peopleEntries(data)...)
	case *schema.Runbook:
		for _, alert := range data.Alerts {
			list = append(list, entry{Title: alert, Page: pg.Title, Text: pg.Summary, URL: escapedPath(pg.Path), Kind: "alert"})
		}
	}
	if front == nil {
		return list
	}
	for _, e := range front.Entries() {
		for _, item := range e.Value.Items() {
			list = append(list, pg.things(item)...)
		}
	}
	return list
}

// pageKind is what the page is, in a word.
func (pg *page) pageKind() string {
	if t, ok := schema.Lookup(pg.doc.Type); ok && pg.doc.Type != "page" {
		return pg.t(titleOfType(t))
	}
	return ""
}

// peopleEntries are the contacts, with what people remember of them.
func (pg *page) peopleEntries(c *schema.Contacts) []entry {
	var list []entry
	for i := range c.Contacts {
		one := &c.Contacts[i]
		text := strings.Join([]string{one.Role, one.Team, one.Responsibility, one.ID, one.Note}, " ")
		list = append(list, entry{Title: one.Name, Page: one.Role, Text: text, URL: escapedPath(pg.Portal.personPage(one.ID)), Kind: "person", Phone: string(one.Channels.Phone)})
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
		one := entry{Title: title, Page: strings.Join(append([]string{pg.Title}, severities(n)...), ", "), Text: words(n), URL: escapedPath(pg.Path) + "#" + url.PathEscape(id.Text)}
		if n.Get("alert") != nil {
			one.Kind = "alert"
		}
		list = append(list, one)
	}
	for _, e := range n.Entries() {
		for _, item := range e.Value.Items() {
			if item.Kind == tree.Map {
				list = append(list, pg.things(item)...)
			}
		}
	}
	return list
}

// severities are those that a thing is for: they tell two decisions of one name apart.
func severities(n *tree.Node) []string {
	var list []string
	if all := n.Get("severities"); all != nil {
		for _, item := range all.Items() {
			list = append(list, item.Text)
		}
	}
	return list
}

// words are the texts right below a mapping.
func words(n *tree.Node) string {
	var list []string
	for _, e := range n.Entries() {
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
	b := takeSheet()
	defer sheets.Put(b)
	e := json.NewEncoder(b)
	for i, item := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(item); err != nil {
			return nil, fmt.Errorf("search index: %w", err)
		}
		b.Truncate(b.Len() - 1) // the line end
	}
	return bytes.Clone(b.Bytes()), nil
}
