package generator

import (
	"encoding/xml"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/site"
)

const feedName = "feed.xml"

// maxEntries bounds the feed; the last changes stay.
const maxEntries = 50

// hasFeed tells whether there are changes to tell of, and an address to tell
// them with.
func (p *Portal) hasFeed() bool { return p.options.BaseURL != "" && len(p.options.History) > 0 }

// The elements of an Atom feed (RFC 4287).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Link    atomLink `xml:"link"`
		Summary string   `xml:"summary,omitempty"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
)

// feed tells of the last change of each page, latest first. It names nobody.
func (p *Portal) feed(files map[string][]byte) error {
	if !p.hasFeed() {
		return nil
	}
	home := p.absolute("")
	feed := atomFeed{ID: home, Title: printable(p.Title), Author: printable(p.Title), Links: []atomLink{{"self", p.absolute(feedName)}, {"", home}}}
	for _, d := range p.changed() {
		change := p.options.History[d.File.Path]
		to := p.absolute(escapedPath(strings.TrimSuffix(d.Page, "index.html")))
		feed.Entries = append(feed.Entries, atomEntry{ID: to, Title: printable(d.Title), Updated: change.At.Format(time.RFC3339), Link: atomLink{Href: to}, Summary: printable(p.changeText(d))})
	}
	if len(feed.Entries) == 0 {
		return nil
	}
	feed.Updated = feed.Entries[0].Updated
	data, err := xml.MarshalIndent(feed, "", " ")
	files[feedName] = append([]byte(xml.Header), data...)
	return err
}

// changed are the pages with a known change, latest first.
func (p *Portal) changed() []*site.Document {
	list := slices.DeleteFunc(slices.Clone(p.pages), func(d *site.Document) bool {
		_, known := p.options.History[d.File.Path]
		return !known
	})
	slices.SortStableFunc(list, func(a, b *site.Document) int {
		return p.options.History[b.File.Path].At.Compare(p.options.History[a.File.Path].At)
	})
	return list[:min(len(list), maxEntries)]
}

// changeText says what was changed. Commits are written for the team: other
// readers are told what the page is about.
func (p *Portal) changeText(d *site.Document) string {
	if p.options.Audience != "" {
		return d.Common.Summary
	}
	return p.options.History[d.File.Path].Subject
}

// printable takes out what XML cannot have (XML 1.0 §2.2).
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
}

// escapedPath is a relative path as an address. A colon before the first slash
// would end a scheme.
func escapedPath(name string) string {
	escaped := (&url.URL{Path: name}).EscapedPath()
	if first, _, _ := strings.Cut(escaped, "/"); strings.Contains(first, ":") {
		return "./" + escaped
	}
	return escaped
}
