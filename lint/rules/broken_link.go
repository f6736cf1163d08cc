package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/nearest"
	"github.com/launchbook/launchbook/source/tree"
)

// webAddress reads an address that may have lost a character of its beginning:
// "htps://x", "https:/x", "https//x" and "https:x".
var webAddress = lazy.Regexp(`^([A-Za-z]{3,6})(:/{0,3}|//)([^/\s:]+\.[A-Za-z][^\s]*)$`)

// mailAddress is one with a scheme.
var mailAddress = lazy.Regexp(`^([A-Za-z]{4,8}):([^/\s@]+@[^/\s@]+)$`)

// meantAddress is the address that a destination with a slip in its scheme was
// meant to be, or "".
func meantAddress(destination string) string {
	if !strings.Contains(destination, ":") && !strings.Contains(destination, "//") {
		return "" // what both patterns need
	}
	if m := webAddress().FindStringSubmatch(destination); m != nil && !strings.EqualFold(m[1], "mailto") {
		scheme := strings.ToLower(m[1])
		if near := nearest.Of(scheme, []string{"https", "http"}); near != "" && !slices.Contains(otherSchemes, scheme) {
			if scheme != near || m[2] != "://" {
				return near + "://" + m[3]
			}
		}
	}
	if m := mailAddress().FindStringSubmatch(destination); m != nil && !strings.EqualFold(m[1], "mailto") && nearest.Of(m[1], []string{"mailto"}) != "" {
		return "mailto:" + m[2]
	}
	return ""
}

// otherSchemes are no slips, although they look like some.
var otherSchemes = []string{"ftp", "sftp", "ftps", "tftp", "httpx"}

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
			if meant := meantAddress(destination); meant != "" {
				message := fmt.Sprintf("%s `%s` leads nowhere, did you mean `%s`?", what, destination, meant)
				if strings.Trim(at.File.Text(span), "<>") == destination {
					p.Suggest(at, span, message, "", meant)
				} else { // it is part of a value that is written otherwise than it reads
					p.Report(at, span, message, "")
				}
				return
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
