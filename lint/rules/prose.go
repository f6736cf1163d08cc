package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var brokenLink = lint.Rule{
	ID:      "broken-link",
	Summary: "Every link and image inside the site leads somewhere.",
	Level:   source.Error,
	Why:     "A dead link is found by the one person who needed it.",
	Fix:     "Correct the path; it is relative to the document.",
	Check: func(p *lint.Pass) {
		n := 0
		eachLink(p.Site, func(at tree.Place, d *site.Document, destination string, span source.Span, image bool) {
			n++
			what := "the link"
			if image {
				what = "the image"
			}
			switch p.Site.ResolveLink(d, destination).Kind {
			case site.LinkMissing:
				if destination == "" {
					p.Report(at, span, what+" has no destination", "write between the brackets where it leads to")
					return
				}
				p.Report(at, span, fmt.Sprintf("%s `%s` leads nowhere", what, destination), "paths are relative to the document; those that start with / to the content folder")
			case site.LinkOutside:
				p.ReportAt(source.Warning, at, span, fmt.Sprintf("%s `%s` leaves the content folder", what, destination), "link to its URL instead, or set `source_url` in launchbook.yaml")
			}
		})
		p.Prove("links", n)
	},
}

var brokenAnchor = lint.Rule{
	ID:      "broken-anchor",
	Summary: "Every anchor of a link exists.",
	Level:   source.Error,
	Why:     "The reader lands at the top of a long page, and has no time to search.",
	Fix:     "Correct the anchor; headings get theirs as on GitHub.",
	Check: func(p *lint.Pass) {
		eachLink(p.Site, func(at tree.Place, d *site.Document, destination string, span source.Span, image bool) {
			link := p.Site.ResolveLink(d, destination)
			if !link.AnchorMissing {
				return
			}
			var slugs []string
			for _, h := range link.Doc.Body.Headings {
				slugs = append(slugs, h.Slug)
			}
			_, suggestion := didYouMean(link.Anchor, slugs)
			p.Report(at, span, fmt.Sprintf("`%s` has no anchor `#%s`%s", link.Doc.Path, link.Anchor, suggestion), "")
		})
	},
}

// eachLink visits the links in the prose and in structured data.
func eachLink(s *site.Site, visit func(at tree.Place, d *site.Document, destination string, span source.Span, image bool)) {
	for _, d := range s.Documents {
		at := tree.Place{File: d.File}
		for _, link := range d.Body.Links {
			visit(at, d, link.Destination, link.Span, link.Image)
		}
		if d.Type == "onboarding" {
			for _, path := range [][]string{{"documentation", "*", "link"}, {"training", "*", "link"}} {
				for _, at := range places(d.Front, path) {
					visit(at, d, at.Node.Text, at.Node.Span, false)
				}
			}
		}
	}
}

var imageText = lint.Rule{
	ID:      "image-text",
	Summary: "Every image has an alternative text.",
	Level:   source.Warning,
	Why:     "Whoever hears the page, or has no network for images, gets nothing.",
	Fix:     "Write what the image says: `![The error rate doubles at 10:05](graph.png)`.",
	Check: func(p *lint.Pass) {
		n := 0
		for _, d := range p.Site.Documents {
			for _, link := range d.Body.Links {
				if !link.Image {
					continue
				}
				n++
				if strings.TrimSpace(link.Text) == "" {
					p.Report(tree.Place{File: d.File}, link.Span, fmt.Sprintf("the image `%s` has no alternative text", link.Destination), "write between the brackets what the image says")
				}
			}
		}
		p.Prove("images", n)
	},
}

// placeholderPattern finds what writers leave for later. Markers are upper
// case, so that the Spanish word todo is not one.
var placeholderPattern = regexp.MustCompile(`\b(TODO|TBD|TBC|FIXME|XXX)\b|(?i:\blorem ipsum\b)`)

var placeholder = lint.Rule{
	ID:      "placeholder",
	Summary: "Nothing is left to be filled in.",
	Level:   source.Warning,
	Why:     "TBD reads like an answer until somebody needs it.",
	Fix:     "Fill it in, or remove it.",
	Check: func(p *lint.Pass) {
		for _, d := range p.Site.Documents {
			seen := map[source.Span]bool{}
			for _, span := range []source.Span{frontSpan(d), d.Body.Span} {
				text := d.File.Text(span)
				if span == d.Body.Span {
					text = withoutCode(text)
				}
				for _, m := range placeholderPattern.FindAllStringIndex(text, -1) {
					at := source.Span{Start: span.Start + m[0], End: span.Start + m[1]}
					if !seen[at] && (span == d.Body.Span || !inComment(d.File, at)) {
						seen[at] = true
						p.Report(tree.Place{File: d.File}, at, fmt.Sprintf("`%s` is left to be filled in", text[m[0]:m[1]]), "")
					}
				}
			}
		}
	},
}

func frontSpan(d *site.Document) source.Span {
	if d.Front.Node == nil || len(d.Front.Node.Entries) == 0 {
		return source.Span{}
	}
	return source.Span{Start: d.Front.Node.Entries[0].KeySpan.Start, End: d.Body.Span.Start}
}

// inComment tells whether the place lies in a comment of the front matter on a
// line of its own: a note to the next writer, which readers never see.
func inComment(f *source.File, span source.Span) bool {
	line := f.Text(f.LineSpan(f.Position(span.Start).Line))
	return strings.HasPrefix(strings.TrimSpace(line), "# ")
}

var fence = regexp.MustCompile("(?ms)^[ ]{0,3}(```+|~~~+).*?(^[ ]{0,3}(```+|~~~+)[ ]*$|\\z)")
var codeSpan = regexp.MustCompile("`[^`\n]+`")

// withoutCode blanks code out, byte for byte.
func withoutCode(text string) string {
	blank := func(s string) string { return strings.Repeat(" ", len(s)) }
	return codeSpan.ReplaceAllStringFunc(fence.ReplaceAllStringFunc(text, blank), blank)
}

var staleDocument = lint.Rule{
	ID:      "stale-document",
	Summary: "No document is past the day by which it was to be reviewed.",
	Level:   source.Warning,
	Why:     "A procedure that nobody looked at for a year describes last year's system.",
	Fix:     "Review the document and move `review_by`.",
	Check: func(p *lint.Pass) {
		n := 0
		for _, d := range p.Site.Documents {
			by := d.Common.ReviewBy
			if by.IsZero() {
				continue
			}
			n++
			if p.Now.After(by.AddDays(1).In(p.Site.Zone)) {
				p.Report(d.Front.Child("review_by"), d.Front.Span("review_by"), fmt.Sprintf("`%s` was to be reviewed by %s", d.Title, by), "review it and move `review_by`")
			}
		}
		p.Prove("review dates", n)
	},
}
