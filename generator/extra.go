package generator

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/launchbook/launchbook/site"
)

// notFound makes the page that a server shows for an address without a page. As
// that can be at any depth, its links need to know where the portal is.
func (p *Portal) notFound(files map[string][]byte) error {
	if _, ok := files["404.html"]; ok {
		return nil
	}
	pg := &page{Portal: p, Path: "404.html", Title: p.words.t("There is no such page"), doc: &site.Document{Path: "404.md"}}
	if base, err := url.Parse(p.options.BaseURL); err == nil && p.options.BaseURL != "" {
		// Two slashes at the beginning would be the name of another host.
		pg.root = strings.TrimSuffix("/"+strings.Trim(base.EscapedPath(), "/"), "/") + "/"
	}
	help := p.words.t("It may have moved. Search for it, or start at the first page:")
	pg.Description = strings.TrimSuffix(help, ":")
	pg.Parts = []template.HTML{template.HTML("<p>" + template.HTMLEscapeString(help) + " " + string(anchor(pg.Rel("index.html"), p.Title)) + "</p>")}
	html, err := pg.whole()
	files["404.html"] = html
	return err
}

// redirects makes a page for every former address of a document.
func (p *Portal) redirects(files map[string][]byte) error {
	for _, d := range p.pages {
		for _, alias := range d.Common.Aliases {
			name := site.AliasPage(alias)
			if _, taken := files[name]; taken {
				continue // of which the rule alias-taken tells
			}
			pg := &page{Path: name}
			to := template.HTMLEscapeString(pg.Rel(d.Page))
			files[name] = []byte(`<!doctype html><html lang="` + template.HTMLEscapeString(p.Language) + `"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>` + template.HTMLEscapeString(d.Title) +
				`</title><meta http-equiv="refresh" content="0;url=` + to + `"></head><body><p><a href="` + to + `">` + template.HTMLEscapeString(d.Title) + `</a></p></body></html>`)
		}
	}
	return nil
}
