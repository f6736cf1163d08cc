package generator

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
)

func (p *Portal) notFound(files map[string][]byte) error {
	if _, ok := files["404.html"]; ok {
		return nil
	}
	pg := &page{Portal: p, Path: "404.html", Title: p.words.t("There is no such page"), doc: &site.Document{Path: "404.md"}}
	pg.Parts = []template.HTML{"<p>It may have moved. Search for it, or start at the " + anchor("index.html", "first page") + ".</p>"}
	html, err := p.execute("base", pg)
	files["404.html"] = []byte(html)
	return err
}

// redirects makes a page for every former address of a document.
func (p *Portal) redirects(files map[string][]byte) error {
	for _, d := range p.pages {
		for _, alias := range d.Common.Aliases {
			name := strings.TrimPrefix(path.Clean("/"+strings.TrimSuffix(alias, ".md")), "/")
			if path.Ext(name) != ".html" {
				name += ".html"
			}
			if _, taken := files[name]; taken {
				return fmt.Errorf("%s: the alias %q is a page already", d.File.Path, alias)
			}
			pg := &page{Path: name}
			to := template.HTMLEscapeString(pg.Rel(d.Page))
			files[name] = []byte(`<!doctype html><html lang="` + template.HTMLEscapeString(p.Language) + `"><head><meta charset="utf-8"><title>` + template.HTMLEscapeString(d.Title) +
				`</title><meta http-equiv="refresh" content="0;url=` + to + `"></head><body><p><a href="` + to + `">` + template.HTMLEscapeString(d.Title) + `</a></p></body></html>`)
		}
	}
	return nil
}

// sitemap lists the pages for search engines, which needs absolute addresses.
func (p *Portal) sitemap(files map[string][]byte) error {
	base := p.options.BaseURL
	if base == "" {
		return nil
	}
	base = strings.TrimSuffix(base, "/") + "/"
	var urls []string
	for name := range files {
		if path.Ext(name) == ".html" && name != "404.html" {
			urls = append(urls, base+strings.TrimSuffix(name, "index.html"))
		}
	}
	slices.Sort(urls)
	type location struct {
		Loc string `xml:"loc"`
	}
	var set struct {
		XMLName xml.Name   `xml:"urlset"`
		NS      string     `xml:"xmlns,attr"`
		URLs    []location `xml:"url"`
	}
	set.NS = "http://www.sitemaps.org/schemas/sitemap/0.9"
	for _, u := range urls {
		set.URLs = append(set.URLs, location{u})
	}
	data, err := xml.MarshalIndent(set, "", " ")
	files["sitemap.xml"] = append([]byte(xml.Header), data...)
	return err
}
