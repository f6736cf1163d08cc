package generator

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/history"
)

// llms lists the Markdown twins for tools that read text, in the form of
// llmstxt.org: the home page, and the sections of the menu.
func (p *Portal) llms(files map[string][]byte) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", oneLine(p.Title))
	for _, d := range p.pages {
		if _, inside := p.nav.at[d]; !inside {
			p.llmsLine(&b, d)
		}
	}
	for _, s := range p.nav.sections {
		fmt.Fprintf(&b, "\n## %s\n\n", oneLine(p.words.t(s.Title)))
		for _, d := range s.Docs {
			p.llmsLine(&b, d)
		}
	}
	addUnlessTaken(files, "llms.txt", b.String())
	return nil
}

func (p *Portal) llmsLine(b *strings.Builder, d *site.Document) {
	fmt.Fprintf(b, "- [%s](%s)", linkText.Replace(oneLine(d.Title)), p.absolute(escapedPath(twinOf(d))))
	if d.Common.Summary != "" {
		b.WriteString(": " + oneLine(d.Common.Summary))
	}
	b.WriteByte('\n')
}

// robots asks search engines to stay away, unless the site is to be found.
func (p *Portal) robots(files map[string][]byte) error {
	text := "User-agent: *\nDisallow: /\n"
	if p.site.Config.Index {
		text = "User-agent: *\nAllow: /\n"
		if p.options.BaseURL != "" {
			text += "Sitemap: " + p.absolute("sitemap.xml") + "\n"
		}
	}
	addUnlessTaken(files, "robots.txt", text)
	return nil
}

// addUnlessTaken leaves a file alone that the site brings itself.
func addUnlessTaken(files map[string][]byte, name, text string) {
	if _, taken := files[name]; !taken {
		files[name] = []byte(text)
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// linkText makes a text that of a link.
var linkText = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)

// absolute is the address of a file of the portal, absolute where it is known
// where the portal will be.
func (p *Portal) absolute(name string) string {
	if p.options.BaseURL == "" {
		return name
	}
	return strings.TrimSuffix(p.options.BaseURL, "/") + "/" + name
}

// Head is what machines want to know of the page: how to show a link to it,
// where its other forms are, and whether search engines may list it.
func (pg *page) Head() template.HTML {
	var b strings.Builder
	meta := func(attribute, name, value string) {
		if value != "" {
			fmt.Fprintf(&b, `<meta %s="%s" content="%s">`+"\n", attribute, name, template.HTMLEscapeString(value))
		}
	}
	if !pg.Portal.site.Config.Index {
		meta("name", "robots", "noindex")
	}
	title := pg.Title
	if pg.Home {
		title = pg.Portal.Title
	}
	meta("property", "og:title", title)
	meta("property", "og:site_name", pg.Portal.Title)
	meta("property", "og:type", "website")
	meta("property", "og:description", pg.Description)
	if pg.Portal.options.BaseURL != "" {
		meta("property", "og:url", pg.Portal.absolute(escapedPath(strings.TrimSuffix(pg.Path, "index.html"))))
	}
	alternate := func(kind, title, to string) {
		fmt.Fprintf(&b, `<link rel="alternate" type="%s" title="%s" href="%s">`+"\n", kind, template.HTMLEscapeString(title), template.HTMLEscapeString(to))
	}
	if pg.Source != "" {
		alternate("text/markdown", "Markdown", pg.Rel(twinOf(pg.doc)))
	}
	if pg.Portal.hasFeed() {
		alternate("application/atom+xml", pg.t("Changes"), pg.Rel(feedName))
	}
	return template.HTML(b.String())
}

// LastChange is the day on which the page was last changed, or "".
func (pg *page) LastChange() string {
	change, ok := pg.Portal.options.History[pg.Source]
	if !ok {
		return ""
	}
	return change.At.In(pg.Portal.site.Zone).Format("2006-01-02")
}

// changeView is one change of a page.
type changeView struct{ Day, Subject string }

// Changes are the last changes of the page, latest first; none where there is
// one only, which the footer has. Commits are written for the team: an audience
// is told the days alone.
func (pg *page) Changes() []changeView {
	last, ok := pg.Portal.options.History[pg.Source]
	if !ok || len(last.Earlier) == 0 {
		return nil
	}
	var list []changeView
	for _, c := range append([]history.Change{last}, last.Earlier...) {
		v := changeView{Day: c.At.In(pg.Portal.site.Zone).Format("2006-01-02")}
		if pg.Portal.options.Audience == "" {
			v.Subject = c.Subject
		}
		list = append(list, v)
	}
	return list
}

// EditURL is where the page is edited, or "".
func (pg *page) EditURL() string {
	if pg.Source == "" {
		return ""
	}
	return pg.Portal.site.PatternURL(pg.Portal.site.Config.EditURL, pg.Source)
}
