package generator

import (
	"fmt"
	"html/template"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/themes"
)

// Options say how to build a portal.
type Options struct {
	// BaseURL is where the portal will be, for the sitemap; empty for none.
	BaseURL string
	// Now is the time that calendars begin at; the zero Now leaves it to the
	// site's own dates, so that the same site gives the same bytes.
	Now time.Time
}

// Portal is what all pages of a build share.
type Portal struct {
	Title, Language string
	// Paths of the assets.
	Style, Script, Index, Engine, Duty, Icon, Manifest string
	// IconData is the icon as an address that needs no request.
	IconData template.URL
	// ThemeColor colours what the browser draws around the page.
	ThemeColor string

	site      *site.Site
	options   Options
	templates *template.Template
	pages     []*site.Document
	words     language
	nav       *navigation
	mentions  map[string][]mention
}

// Render makes all files of the portal, by their slash-separated paths.
func Render(s *site.Site, o Options) (map[string][]byte, error) {
	if err := checkBase(o.BaseURL); err != nil {
		return nil, err
	}
	theme, err := themes.Open(s.Dir, s.Config.Theme)
	if err != nil {
		return nil, err
	}
	p := &Portal{Title: s.Config.Title, Language: s.Config.Language, site: s, options: o}
	if p.words, err = openLanguage(theme, s.Config.Language); err != nil {
		return nil, err
	}
	if p.templates, err = parseTemplates(theme, p.words); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	if err := p.bundle(theme, files); err != nil {
		return nil, err
	}
	if err := p.installable(files); err != nil {
		return nil, err
	}
	for _, d := range s.Documents {
		if !d.Common.Draft {
			p.pages = append(p.pages, d)
		}
	}
	p.nav = navigate(p.pages)
	p.mentions = p.findMentions()
	for _, step := range []func(map[string][]byte) error{p.documents, p.people, p.home, p.notFound, p.redirects, p.assets, p.duty, p.sitemap} {
		if err := step(files); err != nil {
			return nil, err
		}
	}
	return files, p.offline(theme, files)
}

func checkBase(base string) error {
	if base == "" {
		return nil
	}
	u, err := url.Parse(base)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return fmt.Errorf("the base URL %q is not one such as https://runbooks.example.com/", base)
	}
	return nil
}

// documents renders the documents on all cores, results by index.
func (p *Portal) documents(files map[string][]byte) error {
	type result struct {
		html    []byte
		entries []entry
		err     error
	}
	results := make([]result, len(p.pages))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				r := &results[i]
				r.html, r.entries, r.err = p.document(p.pages[i])
			}
		})
	}
	for i := range p.pages {
		next <- i
	}
	close(next)
	workers.Wait()
	var index []entry
	for i, r := range results {
		if r.err != nil {
			return fmt.Errorf("%s: %w", p.pages[i].File.Path, r.err)
		}
		name := p.pages[i].Page
		if _, taken := files[name]; taken {
			return fmt.Errorf("%s: another document becomes %s too; rename one of the two", p.pages[i].File.Path, name)
		}
		files[name] = r.html
		index = append(index, r.entries...)
	}
	return p.searchIndex(files, index)
}

func parseTemplates(theme *themes.Theme, words language) (*template.Template, error) {
	names, err := theme.List("templates/*.html")
	if err != nil {
		return nil, err
	}
	all := template.New("theme").Funcs(template.FuncMap{"t": words.t})
	for _, name := range names {
		data, err := theme.Read(name)
		if err != nil {
			return nil, err
		}
		if _, err := all.New(name).Parse(string(data)); err != nil {
			return nil, fmt.Errorf("the theme's %s: %w", name, err)
		}
	}
	return all, nil
}

// execute renders one template.
func (p *Portal) execute(name string, data any) (template.HTML, error) {
	var b strings.Builder
	if err := p.templates.ExecuteTemplate(&b, name, data); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}
