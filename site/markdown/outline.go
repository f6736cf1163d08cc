package markdown

import (
	"html"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// outline gives headings the levels that a page needs: below its title, and
// without leaving one out, which whoever hears the page would miss.
type outline struct {
	around []heading // those that the place lies below, outermost first
}

// heading is the level that a heading was written with, and that it is shown with.
type heading struct{ written, shown int }

// The levels below the page's title.
const (
	firstLevel = 2
	lastLevel  = 6
)

// level is the level of the next heading.
func (o *outline) level(written int) int {
	for len(o.around) > 0 && o.around[len(o.around)-1].written >= written {
		o.around = o.around[:len(o.around)-1]
	}
	shown := firstLevel
	if n := len(o.around); n > 0 {
		shown = min(o.around[n-1].shown+1, lastLevel)
	}
	o.around = append(o.around, heading{written, shown})
	return shown
}

// heading writes a heading with a link to itself.
func (w *writer) heading(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	h := n.(*ast.Heading)
	slug := html.EscapeString(slugOf(h))
	if entering {
		b.WriteString("<h" + strconv.Itoa(w.outline.level(h.Level)) + ` id="` + slug + `">`)
		return ast.WalkContinue, nil
	}
	level := w.outline.around[len(w.outline.around)-1].shown
	b.WriteString(` <a class="anchor" href="#` + slug + `" aria-label="`)
	w.gap(gapWord, "Link to %s", plain(h, w.body))
	b.WriteString(`">#</a></h` + strconv.Itoa(level) + ">\n")
	return ast.WalkContinue, nil
}
