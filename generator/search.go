package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
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

// entries are the page itself, its sections, and the things in its structured data.
// Whatever the data says is in one of them.
func (pg *page) entries(front *tree.Node, body markdown.Rendered) []entry {
	list := []entry{{Title: pg.Title, Page: pg.pageKind(), Text: strings.TrimSpace(pg.Summary + " " + body.Text), URL: escapedPath(pg.Path), Kind: "page"}}
	for _, s := range body.Sections {
		list = append(list, entry{Title: s.Title, Page: pg.Title, Text: s.Text, URL: pg.anchored(s.Slug)})
	}
	switch data := pg.doc.Data.(type) {
	case *schema.Contacts:
		return append(list, pg.peopleEntries(data)...)
	case *schema.Runbook:
		for _, alert := range data.Alerts {
			list = append(list, entry{Title: alert, Page: pg.Title, Text: pg.Summary, URL: escapedPath(pg.Path), Kind: "alert"})
		}
	}
	for _, e := range front.Entries() {
		if unsearched[e.Key] || schema.IsOwn(e.Key) {
			continue
		}
		var rest []string
		things := pg.things(e.Value, &rest)
		if len(rest) > 0 {
			i := pg.entryOf(e.Key, body.Sections, &list)
			list[i].Text = strings.TrimSpace(list[i].Text + " " + strings.Join(rest, " "))
		}
		list = append(list, things...)
	}
	return list
}

// unsearched are the keys that say nothing of their own on the page, but for those
// that the page's entry has.
var unsearched = map[string]bool{
	"type": true, "id": true, "title": true, "summary": true, "owner": true, "review_by": true, "reviewed_at": true, "covers": true,
	"tags": true, "aliases": true, "audiences": true, "alerts": true, "uses": true,
}

// entryOf is the index of the entry for what a key's value says: that of the section
// with its block, one of the block's own, or the page's where no block has its name.
func (pg *page) entryOf(key string, sections []markdown.Section, list *[]entry) int {
	b := block{Key: strings.ReplaceAll(key, "_", "-")}
	if pg.doc.Type == "on-call" {
		b.Key = "calendar" // has all of them
	}
	if i := slices.IndexFunc(sections, b.follows); i >= 0 {
		return 1 + i
	}
	title, own := pg.headed[b.Key]
	if !own {
		return 0
	}
	to := pg.anchored(b.Key)
	if i := slices.IndexFunc(*list, func(e entry) bool { return e.URL == to }); i >= 0 {
		return i
	}
	*list = append(*list, entry{Title: title, Page: pg.Title, URL: to})
	return len(*list) - 1
}

// anchored is the address of a place on the page from the portal's root.
func (pg *page) anchored(anchor string) string {
	return escapedPath(pg.Path) + "#" + url.PathEscape(anchor)
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
		text := strings.Join([]string{one.Role, one.Team, one.Responsibility, one.ID, markdown.InlineText(one.Note), one.Channels.Email, one.Channels.Chat, one.Channels.Pager}, " ")
		list = append(list, entry{Title: one.Name, Page: one.Role, Text: text, URL: escapedPath(pg.Portal.personPage(one.ID)), Kind: "person", Phone: string(one.Channels.Phone)})
	}
	return list
}

// things are the items of structured data that have an anchor: paths, steps, metrics,
// decisions. What a value says beside them is added to rest.
func (pg *page) things(n *tree.Node, rest *[]string) []entry {
	var list []entry
	switch n.Kind {
	case tree.String:
		*rest = append(*rest, pg.spoken(n.Text))
	case tree.List:
		for _, item := range n.Items() {
			list = append(list, pg.things(item, rest)...)
		}
	case tree.Map:
		one, named := pg.thing(n)
		if named != "" {
			rest = new([]string)
		}
		for _, e := range n.Entries() {
			if e.Key != "id" && e.Key != named {
				list = append(list, pg.things(e.Value, rest)...)
			}
		}
		if named != "" {
			one.Text = strings.Join(*rest, " ")
			list = slices.Insert(list, 0, one)
		}
	}
	return list
}

// thing is the entry of a mapping with an anchor, without its text, and the key that
// names it; "" for a mapping that has no id or no name.
func (pg *page) thing(n *tree.Node) (one entry, named string) {
	id := n.Get("id")
	if id == nil {
		return entry{}, ""
	}
	for _, key := range []string{"name", "issue", "scenario", "title"} {
		value := n.Get(key)
		if value == nil || value.Text == "" {
			continue
		}
		one = entry{Title: value.Text, Page: strings.Join(append([]string{pg.Title}, severities(n)...), ", "), URL: pg.anchored(id.Text)}
		if n.Get("alert") != nil {
			one.Kind = "alert"
		}
		return one, key
	}
	return entry{}, ""
}

// spoken is a text of structured data as the page shows it: somebody by name.
func (pg *page) spoken(text string) string {
	if strings.Contains(text, " ") {
		return markdown.InlineText(text)
	}
	if c, _, ok := pg.Portal.site.Contact(text); ok {
		return c.Name + " " + c.Role
	}
	return pg.plainName(text)
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
