package audience

import (
	"regexp"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// prose is a document's text as the audience may see it: without comments,
// passages for others, links to what is hidden, numbers and addresses.
func (v *view) prose(d *site.Document) string {
	return v.redact.text(passages(v.unlinked(d), v.audience.ID))
}

// unlinked is the text with an empty destination for each link to something
// that the audience may not see, or that leads nowhere known.
func (v *view) unlinked(d *site.Document) string {
	var hidden []source.Span
	for _, l := range d.Body.Links {
		to := v.full.ResolveLink(d, l.Destination)
		blind := to.Kind == site.LinkMissing || to.Kind == site.LinkOutside || to.Kind == site.LinkSource
		if l.Destination != "" && (blind || to.Doc != nil && !v.documents[to.Doc] || v.redact.hides(l.Destination)) {
			hidden = append(hidden, l.Span)
		}
	}
	slices.SortFunc(hidden, func(a, b source.Span) int { return b.Start - a.Start })
	data := d.File.Data
	end := d.Body.Span.End
	var parts []string
	for _, span := range slices.Compact(hidden) {
		if span.Start < d.Body.Span.Start || span.End > end {
			continue
		}
		parts = append(parts, string(data[span.End:end]), emptyDestination(data, span))
		end = span.Start
	}
	parts = append(parts, string(data[d.Body.Span.Start:end]))
	slices.Reverse(parts)
	return strings.Join(parts, "")
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
	passageStart = regexp.MustCompile(`^\s*<!--\s*audiences?\b:?(.*?)-->\s*$`)
	passageEnd   = regexp.MustCompile(`^\s*<!--\s*/\s*audiences?\b.*-->\s*$`)
	fenceLine    = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})")
)

// passages leaves out what lies between `<!-- audience: a, b -->` and
// `<!-- /audience -->` for other audiences, and all other comments outside of
// code. A passage that does not end goes on to the end of the document.
func passages(text, id string) string {
	var out strings.Builder
	var c comments
	shown := true
	for line := range strings.Lines(text) {
		switch start := passageStart.FindStringSubmatch(line); {
		case c.open:
		case passageEnd.MatchString(line):
			shown = true
			continue
		case start != nil:
			shown = shown && slices.Contains(strings.FieldsFunc(start[1], func(r rune) bool { return r == ',' || r == ' ' }), id)
			continue
		}
		if line = c.strip(line); shown {
			out.WriteString(line)
		}
	}
	return out.String()
}

// comments takes comments out of a text line by line, and leaves code alone.
type comments struct {
	open  bool   // within a comment
	fence string // what began the code, or ""
}

func (c *comments) strip(line string) string {
	if c.fence == "" {
		line = c.cut(line)
	}
	mark := fenceLine.FindStringSubmatch(line)
	switch {
	case mark == nil:
	case c.fence == "":
		c.fence = mark[1]
	case closes(line, c.fence):
		c.fence = ""
	}
	return line
}

// cut takes out what of a line lies in comments.
func (c *comments) cut(line string) string {
	var kept strings.Builder
	for line != "" {
		if c.open {
			_, rest, found := strings.Cut(line, "-->")
			c.open, line = !found, rest
			continue
		}
		before, rest, found := strings.Cut(line, "<!--")
		kept.WriteString(before)
		c.open, line = found, rest
	}
	return kept.String()
}

// closes tells whether a line ends the code that a fence began.
func closes(line, fence string) bool {
	line = strings.TrimSpace(line)
	return len(line) >= len(fence) && strings.Trim(line, fence[:1]) == ""
}
