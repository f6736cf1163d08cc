package ics

import (
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/pool"
)

// Options say what to write.
type Options struct {
	// BaseURL is where the portal will be, or "".
	BaseURL string
	// Now is the time of the build, or zero.
	Now time.Time
	// Words are the texts of the interface in the portal's language, with their
	// placeholders filled in; nil is English.
	Words func(english string, args ...any) string
}

// Set is the calendars of a site.
type Set struct {
	site    *site.Site
	options Options
	names   map[string]string // file names by kind and id
	taken   map[string]bool
}

// New finds out which calendars there are: those of the documents that are no
// drafts, and of the people whom these name.
func New(s *site.Site, o Options) *Set {
	if o.Words == nil {
		o.Words = fmt.Sprintf
	}
	c := &Set{site: s, options: o, names: map[string]string{}, taken: map[string]bool{}}
	named := map[string]bool{}
	c.each(func(kind string, d *site.Document, events []event) {
		c.name(kind, d.ID)
		for _, e := range events {
			for _, id := range e.who {
				named[id] = true
			}
		}
	})
	for _, id := range s.ContactIDs() {
		if named[id] {
			c.name("person", id)
		}
	}
	return c
}

// each lists the events of every rotation and then of every launch. Of documents with
// one id, the first counts.
func (c *Set) each(visit func(kind string, d *site.Document, events []event)) {
	first := func(kind string, d *site.Document) bool {
		one, ok := c.site.Document(kind, d.ID)
		return ok && one == d && !d.Common.Draft
	}
	for _, r := range site.All[*schema.OnCall](c.site) {
		if first("on-call", r.Doc) {
			visit("on-call", r.Doc, c.rotation(r))
		}
	}
	for _, l := range site.All[*schema.Launch](c.site) {
		if first("launch", l.Doc) && !l.Data.LaunchAt.IsZero() {
			visit("launch", l.Doc, c.launch(l))
		}
	}
}

// t is a text in the portal's language.
func (c *Set) t(english string, args ...any) string { return c.options.Words(english, args...) }

// name finds a free file name for a calendar.
func (c *Set) name(kind, id string) {
	if _, known := c.names[kind+"/"+id]; known {
		return
	}
	slug := kind + "-" + markdown.Slug(id)
	unique := slug
	for n := 1; c.taken[unique]; n++ {
		unique = slug + "-" + strconv.Itoa(n)
	}
	c.taken[unique] = true
	c.names[kind+"/"+id] = "calendars/" + unique + ".ics"
}

// Path is where the portal has the calendar of a launch, a rotation or a
// person: kind is "launch", "on-call" or "person". It is "" when there is none.
func (c *Set) Path(kind, id string) string { return c.names[kind+"/"+id] }

// Write makes the calendars; to is called by several goroutines at once.
func (c *Set) Write(to func(name string, data []byte) error) error {
	people := map[string][]event{}
	var names []string
	var calendars []calendar
	add := func(kind, id, title string, events []event) {
		names, calendars = append(names, c.Path(kind, id)), append(calendars, calendar{title, events})
	}
	c.each(func(kind string, d *site.Document, events []event) {
		for _, e := range events {
			for i, id := range e.who {
				if !slices.Contains(e.who[:i], id) {
					people[id] = append(people[id], e)
				}
			}
		}
		add(kind, d.ID, d.Title, events)
	})
	for _, id := range c.site.ContactIDs() {
		if len(people[id]) > 0 {
			add("person", id, c.nameOf(id)+", "+c.site.Config.Title, people[id])
		}
	}
	failed := make([]error, len(names))
	pool.Share(len(names), func(indexes iter.Seq[int]) {
		for i := range indexes {
			failed[i] = to(names[i], calendars[i].write(c.options.Now, c.options.BaseURL))
		}
	})
	return errors.Join(failed...)
}

// uid makes an identifier of an event: the parts that name it, at the portal's
// host, so that two portals do not overwrite each other's events.
func (c *Set) uid(parts ...string) string {
	text := ""
	for _, part := range parts {
		text += markdown.Slug(part) + "."
	}
	host := "launchbook"
	if u, err := url.Parse(c.options.BaseURL); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return text[:len(text)-1] + "@" + host
}

// nameOf is the name of a contact, or its id.
func (c *Set) nameOf(id string) string {
	if contact, _, ok := c.site.Contact(id); ok && contact.Name != "" {
		return contact.Name
	}
	return id
}
