package ics

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
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
	// rotations are the spells of duty by the id of the rotation.
	rotations map[string][]event
	launches  map[string][]event
	names     map[string]string // file names by kind and id
	taken     map[string]bool
}

// New works out the calendars of the documents that are no drafts.
func New(s *site.Site, o Options) *Set {
	if o.Words == nil {
		o.Words = fmt.Sprintf
	}
	c := &Set{site: s, options: o, rotations: map[string][]event{}, launches: map[string][]event{}, names: map[string]string{}, taken: map[string]bool{}}
	for _, r := range site.All[*schema.OnCall](s) {
		if !r.Doc.Common.Draft {
			c.rotations[r.Doc.ID] = c.rotation(r)
			c.name("on-call", r.Doc.ID)
		}
	}
	for _, l := range site.All[*schema.Launch](s) {
		if !l.Doc.Common.Draft && !l.Data.LaunchAt.IsZero() {
			c.launches[l.Doc.ID] = c.launch(l)
			c.name("launch", l.Doc.ID)
		}
	}
	for _, id := range s.ContactIDs() {
		if len(c.person(id)) > 0 {
			c.name("person", id)
		}
	}
	return c
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

// Files are the calendars by their paths.
func (c *Set) Files() map[string][]byte {
	files := map[string][]byte{}
	for id, events := range c.rotations {
		d, _ := c.site.Document("on-call", id)
		files[c.Path("on-call", id)] = calendar{d.Title, events}.write(c.options.Now, c.options.BaseURL)
	}
	for id, events := range c.launches {
		d, _ := c.site.Document("launch", id)
		files[c.Path("launch", id)] = calendar{d.Title, events}.write(c.options.Now, c.options.BaseURL)
	}
	for _, id := range c.site.ContactIDs() {
		if name := c.Path("person", id); name != "" {
			files[name] = calendar{c.nameOf(id) + ", " + c.site.Config.Title, c.person(id)}.write(c.options.Now, c.options.BaseURL)
		}
	}
	return files
}

// person is everything that names a contact.
func (c *Set) person(id string) []event {
	var list []event
	for _, r := range site.All[*schema.OnCall](c.site) {
		list = append(list, concerning(c.rotations[r.Doc.ID], id)...)
	}
	for _, l := range site.All[*schema.Launch](c.site) {
		list = append(list, concerning(c.launches[l.Doc.ID], id)...)
	}
	return list
}

func concerning(events []event, id string) []event {
	var list []event
	for _, e := range events {
		if slices.Contains(e.who, id) {
			list = append(list, e)
		}
	}
	return list
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
