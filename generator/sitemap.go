package generator

import (
	"encoding/xml"
	"slices"
	"strings"
)

// sitemap lists the pages for search engines, which needs absolute addresses.
func (p *Portal) sitemap(files map[string][]byte) error {
	if p.options.BaseURL == "" {
		return nil
	}
	type location struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
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
	var set struct {
		XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []location `xml:"url"`
	}
	set.URLs = list
	data, err := xml.MarshalIndent(set, "", " ")
	files["sitemap.xml"] = append([]byte(xml.Header), data...)
	return err
}
