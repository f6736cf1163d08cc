package generator

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// maxLocations is how many addresses a sitemap may have (sitemaps.org). Of a
// portal with more, sitemap.xml lists sitemaps.
const maxLocations = 50_000

type location struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

type (
	sitemap struct {
		XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []location `xml:"url"`
	}
	sitemapIndex struct {
		XMLName  xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Sitemaps []location `xml:"sitemap"`
	}
)

// sitemap lists the pages for search engines, which needs absolute addresses.
func (p *Portal) sitemap(files map[string][]byte) error {
	if p.options.BaseURL == "" {
		return nil
	}
	return p.sitemaps(files, p.locations(), maxLocations)
}

func (p *Portal) sitemaps(files map[string][]byte, list []location, most int) (err error) {
	if len(list) <= most {
		files["sitemap.xml"], err = encodeXML(sitemap{URLs: list})
		return err
	}
	var index sitemapIndex
	for part := range slices.Chunk(list, most) {
		name := fmt.Sprintf("sitemap-%d.xml", len(index.Sitemaps)+1)
		if taken(files, name) {
			return fmt.Errorf("%s is a file of the content already; rename it, as a sitemap of so many pages needs the name", name)
		}
		if files[name], err = encodeXML(sitemap{URLs: part}); err != nil {
			return err
		}
		index.Sitemaps = append(index.Sitemaps, location{Loc: p.absolute(name)})
	}
	files["sitemap.xml"], err = encodeXML(index)
	return err
}

// locations are the addresses of the documents' pages, sorted.
func (p *Portal) locations() []location {
	home := location{Loc: p.absolute("")}
	var list []location
	for _, d := range p.pages {
		at := location{Loc: p.absolute(escapedPath(strings.TrimSuffix(d.Page, "index.html")))}
		if change, ok := p.options.History[d.File.Path]; ok {
			at.LastMod = change.At.Format("2006-01-02")
		}
		if at.Loc == home.Loc {
			home = at
			continue
		}
		list = append(list, at)
	}
	list = append(list, home)
	slices.SortFunc(list, func(a, b location) int { return strings.Compare(a.Loc, b.Loc) })
	return list
}

func encodeXML(value any) ([]byte, error) {
	data, err := xml.MarshalIndent(value, "", " ")
	return append([]byte(xml.Header), data...), err
}
