package generator

import (
	"bytes"
	"html/template"
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
}

// blocks are the blocks of a document in canonical order. One with the key
// "lead" comes before everything else.
func (pg *page) blocks() []block {
	switch data := pg.doc.Data.(type) {
	case *schema.Launch:
		return pg.launchBlocks(data)
	case *schema.Checklist:
		return []block{{"items", "Items", "checklist-items", pg.items(data.Items)}}
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

// document renders the page of a document, and what searching finds of it.
func (p *Portal) document(d *site.Document) ([]byte, []entry, error) {
	pg := p.newPage(d)
	body := markdown.Render(d.Body, markdown.RenderOptions{Link: pg.destination, DropTitle: true})
	if err := pg.compose(body); err != nil {
		return nil, nil, err
	}
	var html bytes.Buffer
	html.Grow(len(d.File.Data) * 4) // about what a page has
	err := p.templates.ExecuteTemplate(&html, "base", pg)
	return html.Bytes(), pg.entries(body), err
}

// compose puts the sections of the text and the blocks in order: a block after
// the section that has its name, all others after the text.
func (pg *page) compose(body markdown.Rendered) error {
	if pg.Home {
		if err := pg.homeLead(); err != nil {
			return err
		}
	}
	pending := pg.blocks()
	place := func(b block) error {
		html, err := pg.Portal.execute(b.Template, b.Data)
		if err == nil {
			pg.Parts = append(pg.Parts, html)
		}
		return err
	}
	if len(pending) > 0 && pending[0].Key == "lead" {
		if err := place(pending[0]); err != nil {
			return err
		}
		pending = pending[1:]
	}
	pg.Parts = append(pg.Parts, body.Intro)
	if pg.doc.Type == "faq" && len(body.TOC) > 3 {
		pg.Parts = append(pg.Parts, contents(body.TOC))
	}
	for _, section := range body.Sections {
		pg.Parts = append(pg.Parts, section.HTML)
		for i, b := range pending {
			if b.Key == section.Slug || strings.EqualFold(b.Key, markdown.Slug(section.Title)) {
				if err := place(b); err != nil {
					return err
				}
				pending = append(pending[:i:i], pending[i+1:]...)
				break
			}
		}
	}
	for _, b := range pending {
		pg.Parts = append(pg.Parts, template.HTML(`<h2 id="`+template.HTMLEscapeString(b.Key)+`">`+template.HTMLEscapeString(b.Title)+"</h2>\n"))
		if err := place(b); err != nil {
			return err
		}
	}
	if pg.Home {
		return pg.homeDocuments()
	}
	return nil
}

// contents lists the headings of a page.
func contents(headings []markdown.Heading) template.HTML {
	var b strings.Builder
	b.WriteString(`<nav class="lead" aria-label="On this page"><ul>`)
	for _, h := range headings {
		b.WriteString("<li>" + string(anchor("#"+h.Slug, h.Text)) + "</li>")
	}
	b.WriteString("</ul></nav>")
	return template.HTML(b.String())
}

// anchorID is the anchor of a thing: its id, or its title's slug.
func anchorID(id, title string) string {
	if id != "" {
		return id
	}
	return markdown.Slug(title)
}
