package generator

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
)

// value is a text of the structured data of the page's document, with the code and the
// links in it.
func (pg *page) value(text string) template.HTML { return pg.valueOf(text, pg.doc) }

func (pg *page) values(texts []string) []template.HTML { return pg.valuesOf(texts, pg.doc) }

// valueOf is a text of the structured data of documents: a link in it leads to what it
// leads to from the first of them from which it leads anywhere.
func (pg *page) valueOf(text string, from ...*site.Document) template.HTML {
	return markdown.Inline(text, func(l markdown.Link) string {
		found, doc := pg.follow(l.Destination, from)
		if found.Kind == site.LinkAnchor && doc != pg.doc {
			found.Kind = site.LinkDocument
		}
		return pg.resolved(found, l)
	})
}

func (pg *page) valuesOf(texts []string, from ...*site.Document) []template.HTML {
	list := make([]template.HTML, len(texts))
	for i, text := range texts {
		list[i] = pg.valueOf(text, from...)
	}
	return list
}

// proofs are texts that say what proves something; one that is nothing but the path of a
// file links to it.
func (pg *page) proofs(texts []string, from ...*site.Document) []template.HTML {
	list := pg.valuesOf(texts, from...)
	for i, text := range texts {
		if strings.ContainsAny(text, " \n") {
			continue
		}
		switch found, _ := pg.follow(text, from); {
		case found.Kind == site.LinkDocument && !found.Doc.Common.Draft:
			list[i] = anchor(pg.resolved(found, markdown.Link{Destination: text}), found.Doc.Title)
		case found.Kind == site.LinkAsset || found.Kind == site.LinkSource:
			list[i] = anchor(pg.resolved(found, markdown.Link{Destination: text}), text)
		}
	}
	return list
}

// follow finds what a destination leads to from the first document from which it leads
// anywhere, and that document.
func (pg *page) follow(destination string, from []*site.Document) (found site.Link, doc *site.Document) {
	for _, d := range from {
		if found, doc = pg.Portal.site.ResolveLink(d, destination), d; found.Kind != site.LinkMissing && found.Kind != site.LinkOutside {
			break
		}
	}
	return found, doc
}

// tHTML is t with values that are HTML already among its arguments.
func (pg *page) tHTML(english string, args ...any) template.HTML {
	for i, arg := range args {
		if _, ok := arg.(template.HTML); !ok {
			args[i] = template.HTMLEscapeString(fmt.Sprint(arg))
		}
	}
	return template.HTML(fmt.Sprintf(template.HTMLEscapeString(pg.t(english)), args...))
}
