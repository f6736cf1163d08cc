package rules

import (
	"fmt"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

// htmlTag is what Markdown takes for a tag: CommonMark 0.31 §6.6, with
// attributes that have no value, as the words of a placeholder look.
var htmlTag = lazy.Regexp(`<([A-Za-z][A-Za-z0-9-]*)((?: +[A-Za-z][A-Za-z0-9_-]*)*)>`)

var htmlEndTag = lazy.Regexp(`</([A-Za-z][A-Za-z0-9-]*)>`)

// htmlElements are the elements of HTML and the common ones of SVG and MathML.
var htmlElements = strings.Fields(`a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button
	canvas caption center circle cite code col colgroup data datalist dd defs del details dfn dialog dir div dl dt em embed fieldset
	figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label
	legend li line link main map mark math menu meta meter nav noframes noscript object ol optgroup option output p param path picture
	polygon pre progress q rect rp rt ruby s samp script search section select slot small source span strike strong style sub summary
	sup svg table tbody td template text textarea tfoot th thead time title tr track tt u ul use var video wbr`)

var htmlPlaceholder = lint.Rule{
	ID:      "html-placeholder",
	Summary: "A placeholder in angle brackets stands in code.",
	Level:   source.Warning,
	Why:     "Markdown takes `<pod>` for HTML, and most readers show nothing: the command that is copied lacks the name.",
	Fix:     "Put it in backquotes, or write `\\<pod>`.",
	Each: func(p *lint.Pass) func(*site.Document) {
		known := map[string]bool{}
		for _, name := range htmlElements {
			known[name] = true
		}
		return func(d *site.Document) {
			closed := sync.OnceValue(func() map[string]bool {
				names := map[string]bool{}
				for _, m := range htmlEndTag().FindAllSubmatch(d.File.Bytes(d.Body.Span), -1) {
					names[string(m[1])] = true
				}
				return names
			})
			for _, html := range d.Body.HTML {
				for _, m := range htmlTag().FindAllStringSubmatchIndex(d.File.Text(html), -1) {
					span := source.Span{Start: html.Start + m[0], End: html.Start + m[1]}
					name := d.File.Text(source.Span{Start: html.Start + m[2], End: html.Start + m[3]})
					if known[strings.ToLower(name)] || closed()[name] {
						continue
					}
					p.Report(tree.Place{File: d.File}, span, fmt.Sprintf("`%s` is taken for HTML, and shown by hardly any reader", d.File.Text(span)), "put it in backquotes")
				}
			}
		}
	},
}
