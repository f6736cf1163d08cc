package audience

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
)

// prose is a document's text as the audience may see it: without comments,
// passages for others, links to what is hidden, numbers and addresses.
func (v *view) prose(d *site.Document) string {
	return v.redact.text(passages(v.unlinked(d), v.audience.ID))
}

// unlinked is the text with an empty destination for each link to something
// that the audience may not see, or that leads nowhere known, and without the
// paths of hidden documents elsewhere.
func (v *view) unlinked(d *site.Document) string {
	links := slices.Clone(d.Body.Links)
	slices.SortStableFunc(links, func(a, b markdown.Link) int { return a.Span.Start - b.Span.Start })
	var out strings.Builder
	at := d.Body.Span.Start
	for _, l := range links {
		if l.Destination == "" || l.Span.Start < at || l.Span.End > d.Body.Span.End {
			continue
		}
		out.WriteString(v.redact.pathless(d.File.Text(source.Span{Start: at, End: l.Span.Start})))
		at = l.Span.End
		// An address that is its own link is left to redaction.
		if v.leads(d, l) || l.Destination == "mailto:"+d.File.Text(l.Span) {
			out.WriteString(d.File.Text(l.Span))
		} else {
			out.WriteString(emptyDestination(d.File.Data(), l.Span))
		}
	}
	out.WriteString(v.redact.pathless(d.File.Text(source.Span{Start: at, End: d.Body.Span.End})))
	return out.String()
}

// leads tells whether a link may stay one.
func (v *view) leads(d *site.Document, l markdown.Link) bool {
	switch to := v.full.ResolveLink(d, l.Destination); to.Kind {
	case site.LinkMissing, site.LinkOutside, site.LinkSource:
		return false
	case site.LinkDocument:
		return v.documents[to.Doc]
	}
	return !v.redact.hides(l.Destination)
}

// emptyDestination is how no destination is written in a place: nothing
// between quotes or angle brackets, and angle brackets elsewhere.
func emptyDestination(data []byte, span source.Span) string {
	if span.Start > 0 && strings.IndexByte(`<"'=`, data[span.Start-1]) >= 0 {
		return ""
	}
	return "<>"
}

// The comments that begin and end a passage for some audiences only. They
// count in code too: to show too little is the safer mistake.
var (
	passageStart = lazy.Regexp(`^\s*<!--\s*audiences?\b:?(.*?)-->\s*$`)
	passageEnd   = lazy.Regexp(`^\s*<!--\s*/\s*audiences?\b.*-->\s*$`)
)

func betweenNames(r rune) bool { return r == ',' || r == ' ' }

// passages leaves out what lies between `<!-- audience: a, b -->` and
// `<!-- /audience -->` for other audiences, and all other comments outside of
// code. A passage that does not end goes on to the end of the document.
func passages(text, id string) string {
	var out strings.Builder
	eachShown(text, id, func(_ int, _, shown string) { out.WriteString(shown) })
	return out.String()
}

// eachShown visits the lines that an audience sees: where each begins, the line
// and what is left of it.
func eachShown(text, id string, visit func(start int, line, shown string)) {
	var c markdown.Comments
	shown := []bool{true} // of the passages around the line, outermost first
	next := 0
	for line := range strings.Lines(text) {
		at := next
		next += len(line)
		switch start := passageStart().FindStringSubmatch(line); {
		case c.Open:
		case passageEnd().MatchString(line):
			shown = shown[:max(1, len(shown)-1)]
			continue
		case start != nil:
			names := strings.FieldsFunc(start[1], betweenNames)
			shown = append(shown, shown[len(shown)-1] && slices.Contains(names, id))
			continue
		}
		if left := c.Strip(line); shown[len(shown)-1] {
			visit(at, line, left)
		}
	}
}
