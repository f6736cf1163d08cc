package generator

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/launchbook/launchbook/generator/ics"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/themes"
)

// Options say how to build a portal.
type Options struct {
	// BaseURL is where the portal will be, for the sitemap, the feed and the
	// calendars; empty for none.
	BaseURL string
	// Audience is the id of the audience that the site was reduced for, or "".
	Audience string
	// History has the last changes of the documents; nil for none.
	History history.Log
	// Now is the time that calendars begin at; the zero Now leaves it to the
	// site's own dates, so that the same site gives the same bytes.
	Now time.Time
	// Notice is told what a reader of the portal will miss and the build goes on
	// without, once a build; nil for nobody.
	Notice func(string)
	// Hashed is called once all is hashed that pages depend on, and before pages are
	// made: what a document's own page alone needs may then be released
	// (site.Site.ReleaseTexts). It may be nil.
	Hashed func()
	// Version names the program, everything in it included. Without it, no page
	// of the last portal is kept.
	Version string
}

// Portal is what all pages of a build share.
type Portal struct {
	Title, Language string
	// Direction is "rtl" where the language runs from right to left; "" elsewhere.
	Direction string
	// Paths of the assets.
	Style, Script, Index, Engine, Duty, Icon, Manifest string
	// IconData is the icon as an address that needs no request.
	IconData template.URL
	// ThemeColor colours what the browser draws around the page.
	ThemeColor string

	site       *site.Site
	options    Options
	templates  *template.Template
	calendars  *ics.Set
	pages      []*site.Document
	words      language
	nav        *navigation
	menus      menus
	turns      map[string][]turn
	mentions   map[string][]mention
	metrics    map[string][]link      // by the id of the runbook that they name
	inclusions map[string][]inclusion // by the id of the checklist
	coming     map[string]launchDay   // by type and id of the document that the launch uses

	to      Sink
	last    *Record
	record  *Record
	common  Sum                // of what all pages depend on
	emitted map[string]emitted // files that went to the sink as they were made
	noting  sync.Mutex         // held while files are noted
}

// Render makes all files of the portal, by their slash-separated paths.
func Render(s *site.Site, o Options) (map[string][]byte, error) {
	m := NewMemory(nil)
	_, err := Write(s, o, m, nil)
	return m.Files, err
}

// Write makes the portal file by file. Pages of the last portal that would come
// out the same are kept; last says which, and may be nil. The portal is the same
// either way. The result is what the next build needs to know of this one.
func Write(s *site.Site, o Options, to Sink, last *Record) (*Record, error) {
	if err := checkBase(o.BaseURL); err != nil {
		return nil, err
	}
	theme, err := themes.Open(s.Dir, s.Config.Theme)
	if err != nil {
		return nil, err
	}
	defer theme.Close()
	p := &Portal{Title: s.Config.Title, Language: s.Config.Language, Direction: directionOf(s.Config.Language), site: s, options: o, to: to, last: last, emitted: map[string]emitted{}}
	if last == nil || o.Version == "" {
		p.last = &Record{}
	}
	// The theme is hashed before it is read: what is saved in between is then made
	// again by the next build, rather than taken for what this one has read.
	if p.common, err = p.shared(theme); err != nil {
		return nil, err
	}
	var notice string
	if p.words, notice, err = openLanguage(theme, s.Config.Language); err != nil {
		return nil, err
	}
	if notice != "" && o.Notice != nil {
		o.Notice(notice)
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
	p.relate()
	for _, step := range []func(map[string][]byte) error{p.documents, p.people, p.home, p.lists, p.notFound, p.redirects, p.assets, p.duty, p.calendarFiles, p.feed, p.sitemap, p.llms, p.robots} {
		if err := step(files); err != nil {
			return nil, err
		}
	}
	if err := p.offline(theme, files); err != nil {
		return nil, err
	}
	p.record.portal = p
	return p.record, p.flush(files)
}

// relate finds what pages say of other documents: menus, and who names whom.
func (p *Portal) relate() {
	p.pages = Published(p.site)
	p.nav = navigate(p.pages)
	p.metrics, p.inclusions, p.coming = p.metricsByRunbook(), p.findInclusions(), p.launchesToCome()
	p.calendars = p.newCalendars()
}

// emitted is what is left of a file that went to the sink.
type emitted struct {
	sum  Sum
	size int
}

// emit writes a file of which later steps need no more than its name, hash and
// size.
func (p *Portal) emit(files map[string][]byte, name string, data []byte) error {
	sum, err := p.to.Write(name, data)
	p.wrote(files, name, emitted{sum, len(data)})
	return err
}

// wrote takes note of a file that went to the sink. As emit, it may be called by several
// goroutines at once, while nobody else looks at the files.
func (p *Portal) wrote(files map[string][]byte, name string, e emitted) {
	p.noting.Lock()
	defer p.noting.Unlock()
	files[name], p.emitted[name] = nil, e
}

func taken(files map[string][]byte, name string) bool {
	_, ok := files[name]
	return ok
}

// flush writes the files that were not written as they were made.
func (p *Portal) flush(files map[string][]byte) error {
	var failed error
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, done := p.emitted[name]; !done {
			failed = errors.Join(failed, p.emit(files, name, files[name]))
		}
	}
	return failed
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
		if _, err := all.New(name).Parse(words.fold(string(data))); err != nil {
			return nil, fmt.Errorf("the theme's %s: %w", name, err)
		}
	}
	return all, nil
}

// execute renders one template.
func (p *Portal) execute(name string, data any) (template.HTML, error) {
	b := takeSheet()
	defer sheets.Put(b)
	if err := p.templates.ExecuteTemplate(b, name, data); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

// whole renders a page with everything around it.
func (pg *page) whole() ([]byte, error) {
	var b bytes.Buffer
	err := pg.writeTo(&b)
	return b.Bytes(), err
}

func (pg *page) writeTo(b *bytes.Buffer) error {
	return pg.Portal.templates.ExecuteTemplate(b, "base", pg)
}
