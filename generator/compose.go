package generator

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
)

// block is a part of a page that shows structured data.
type block struct {
	// Key is the front matter's key, with hyphens: the anchor of the block, and
	// the name of the section that it follows.
	Key string
	// Title is the heading of a block without a section of its own.
	Title string
	// Template and Data make its HTML.
	Template string
	Data     any
	// First is set where the block is what people come for: it stands before
	// the text, unless the text has a section for it.
	First bool
}

// blocks are the blocks of a document in canonical order. One with the key
// "lead" comes before everything else.
func (pg *page) blocks() []block {
	switch data := pg.doc.Data.(type) {
	case *schema.Launch:
		return pg.launchBlocks(data)
	case *schema.Checklist:
		return pg.checklistBlocks(data)
	case *schema.Contacts:
		return pg.contactsBlocks(data)
	case *schema.Escalation:
		return pg.escalationBlocks(data)
	case *schema.OnCall:
		return pg.onCallBlocks(data)
	case *schema.Monitoring:
		return pg.monitoringBlocks(data)
	case *schema.Decisions:
		return pg.decisionsBlocks(data)
	case *schema.Incident:
		return pg.incidentBlocks(data)
	case *schema.Runbook:
		return pg.runbookBlocks(data)
	case *schema.Onboarding:
		return pg.onboardingBlocks(data)
	}
	return nil
}

// document renders the page of a document, which has a text, into b, and returns
// what searching finds of it.
func (p *Portal) document(d *site.Document, text site.Text, b *bytes.Buffer) ([]entry, error) {
	pg := p.newPage(d)
	draft := text.Draft
	if draft == "" {
		draft = markdown.DraftOf(text.Body)
	}
	body := draft.Rendered(markdown.RenderOptions{Link: pg.destination, Words: func(english string) string { return p.words.t(english) }})
	pg.Anchor = body.TitleSlug
	pg.Description = cmp.Or(pg.Summary, shortened(body.First, maxDescription))
	if err := pg.compose(body); err != nil {
		return nil, err
	}
	return pg.entries(text.Front, body), pg.writeTo(b)
}

// maxDescription is how many characters of a page's description are shown.
const maxDescription = 160

// shortened is a text cut between words where it is longer than so many characters.
func shortened(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	start := string(runes[:most])
	if end := strings.LastIndexByte(start, ' '); end > 0 {
		start = start[:end]
	}
	return start + "…"
}

// minTOC is the number of sections from which a page lists them.
const minTOC = 4

// compose puts the sections of the text and the blocks in order: a block after
// the section that has its name, all others after the text.
func (pg *page) compose(body markdown.Rendered) error {
	if pg.Home {
		if err := pg.homeLead(); err != nil {
			return err
		}
	}
	pending := pg.blocks()
	if len(pending) > 0 && pending[0].Key == "lead" {
		html, err := pg.Portal.execute(pending[0].Template, pending[0].Data)
		if err != nil {
			return err
		}
		pg.Lead += html
		pending = pending[1:]
	}
	for i := 0; i < len(pending); {
		if b := pending[i]; b.First && !slices.ContainsFunc(body.Sections, b.follows) {
			if err := pg.placeTitled(b); err != nil {
				return err
			}
			pending = slices.Delete(pending, i, i+1)
			continue
		}
		i++
	}
	pg.Parts = append(pg.Parts, body.Intro)
	for _, section := range body.Sections {
		pg.TOC = append(pg.TOC, link{section.Title, "#" + section.Slug})
		pg.Parts = append(pg.Parts, section.HTML)
		i := slices.IndexFunc(pending, func(b block) bool { return b.follows(section) })
		if i < 0 {
			continue
		}
		if key := pending[i].Key; !body.HasID(key) { // the section has the name, and another anchor
			pg.Parts = append(pg.Parts, template.HTML(`<span id="`+template.HTMLEscapeString(key)+`"></span>`))
		}
		if err := pg.place(pending[i]); err != nil {
			return err
		}
		pending = slices.Delete(pending, i, i+1)
	}
	for _, b := range pending {
		if err := pg.placeTitled(b); err != nil {
			return err
		}
	}
	if pg.Home {
		if err := pg.homeDocuments(); err != nil {
			return err
		}
	}
	if len(pg.TOC) < minTOC {
		pg.TOC = nil
	}
	return nil
}

// follows tells whether a section of the text is the one of the block.
func (b block) follows(s markdown.Section) bool {
	return b.Key == s.Slug || strings.EqualFold(b.Key, markdown.Slug(s.Title))
}

// placeTitled renders a block under a heading of its own.
func (pg *page) placeTitled(b block) error {
	pg.head(b.Key, b.Title)
	pg.TOC = append(pg.TOC, link{b.Title, "#" + b.Key})
	pg.Parts = append(pg.Parts, template.HTML(`<h2 id="`+template.HTMLEscapeString(b.Key)+`">`+template.HTMLEscapeString(b.Title)+"</h2>\n"))
	return pg.place(b)
}

// head notes that what a key's value says has a heading of its own.
func (pg *page) head(key, title string) {
	if pg.headed == nil {
		pg.headed = map[string]string{}
	}
	pg.headed[key] = title
}

// place renders a block at the end of what the page has so far.
func (pg *page) place(b block) error {
	html, err := pg.Portal.execute(b.Template, b.Data)
	pg.Parts = append(pg.Parts, html)
	return err
}
